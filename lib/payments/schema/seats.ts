import { z } from 'zod';
import type { InvitationKind } from '#generated/client.ts';
import type { DueState, SeatAct, SeatState } from '../rules/seats.ts';
import type { DueFault } from '../rules/seats.ts';

/** Text of bounded length; what it means is decided by the commands. */
const short = z.string().max(400).default('');

export const seatNumberSchema = z.coerce.number().int().min(1).max(10_000);
export const inviteSchema = z.object({ orderId: z.uuid(), email: short, name: short, dueOn: short });
export const moveSeatSchema = inviteSchema.extend({ seatNumber: seatNumberSchema });
export const seatSchema = z.object({ orderId: z.uuid(), seatNumber: seatNumberSchema });
export const dueSchema = seatSchema.extend({ dueOn: short });
export const invitationSchema = z.object({ invitationId: z.uuid() });
export const giftSchema = z.object({
  orderId: z.uuid(),
  email: short,
  name: short,
  message: z.string().max(4_000).default(''),
});
export const mostMessageLetters = 1_000;

export type InviteInput = z.infer<typeof inviteSchema>;
export type MoveSeatInput = z.infer<typeof moveSeatSchema>;
export type SeatInput = z.infer<typeof seatSchema>;
export type DueInput = z.infer<typeof dueSchema>;
export type GiftInput = z.infer<typeof giftSchema>;

export type PersonFault = 'not-an-address' | 'name-too-long' | 'message-too-long' | DueFault;

export type SeatRefusal =
  | PersonFault
  /** No such order of the viewer's, or no such seat in it. */
  | 'not-found'
  | 'no-seat-left'
  /** The address has a seat of this order. */
  | 'already-invited'
  /** What was asked is not for a seat in this state: it is in use, done, paused or given back. */
  | 'seat-in-use'
  | 'seat-not-held'
  | 'seat-paused'
  | 'seat-given-back'
  | 'too-many-mails'
  | 'reminded-today'
  | 'list-has-faults'
  | 'nobody-listed';

export type AcceptRefusal =
  | 'not-found'
  | 'withdrawn'
  | 'given-back'
  | 'paused'
  /** The seat gave this therapist a course that was ended for another reason than the order. */
  | 'ended';

/** What the owner of a clinic order sees of one course of a seat. No progress, attempt or answer is in it. */
export type ClinicCourse = {
  readonly title: string;
  readonly isGivenBack: boolean;
  readonly due: DueState;
  /** The day, for the owner, on which the certificate was issued: YYYY-MM-DD. The hour is nobody's business. */
  readonly doneOn: string | null;
  /** Only while the therapist agrees. */
  readonly result: { readonly scorePercent: number | null; readonly certificateCode: string } | null;
};

export type ClinicSeat = {
  readonly seatNumber: number;
  readonly state: SeatState;
  readonly acts: readonly SeatAct[];
  /** As the owner typed it. */
  readonly email: string | null;
  readonly name: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly invitedAt: Date | null;
  readonly sharesResult: boolean;
  readonly courses: readonly ClinicCourse[];
};

export type ClinicView = {
  readonly orderId: string;
  readonly number: string;
  readonly clinicName: string | null;
  readonly timeZone: string;
  readonly seats: readonly ClinicSeat[];
};

export type ClinicLine = {
  readonly orderId: string;
  readonly number: string;
  readonly clinicName: string | null;
  readonly courses: readonly string[];
  readonly seats: number;
  readonly free: number;
  readonly done: number;
};

export type GiftView = {
  readonly orderId: string;
  readonly number: string;
  readonly timeZone: string;
  readonly state: SeatState;
  readonly acts: readonly SeatAct[];
  readonly courses: readonly string[];
  readonly email: string | null;
  readonly name: string | null;
  readonly message: string | null;
  readonly sentAt: Date | null;
  readonly acceptedAt: Date | null;
};

/** What an invited therapist sees. */
export type MyInvitation = {
  readonly id: string;
  readonly kind: InvitationKind;
  /** The clinic, or the giver by the name they go by. */
  readonly from: string;
  readonly courses: readonly { readonly slug: string; readonly title: string }[];
  readonly message: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly state: 'waiting' | 'accepted' | 'paused' | 'given-back';
  readonly acceptedAt: Date | null;
  readonly sharesResult: boolean;
};
