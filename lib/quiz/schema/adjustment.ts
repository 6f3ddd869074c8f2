import { z } from 'zod';
import type { Adjustment, GrantState } from '../rules/adjustment.ts';

const reason = z
  .string()
  .trim()
  .min(10, 'Give a reason of at least 10 characters: it stays on record.')
  .max(1000, 'Keep the reason under 1,000 characters.');

/** A whole number as typed; nothing typed is none. */
const typedNumber = (most: number, message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, message)
    .transform(Number)
    .refine((value) => value <= most, message);

export const grantAdjustmentSchema = z.object({
  /** Made with the form: pressing its button twice grants once. */
  requestId: z.uuid('This form is broken. Load the page again.'),
  userId: z.uuid('That is not an id of ours.'),
  /** `all`: in every course, also in those to come. */
  courseSlug: z.string().trim().min(1, 'Choose a course, or all of them.'),
  extraTimePercent: typedNumber(300, 'Give a whole number from 0 to 300, such as 25.'),
  time: z.enum(['limited', 'unlimited'], 'Choose whether the time limit stays.'),
  extraAttempts: typedNumber(20, 'Give a whole number from 0 to 20, such as 1.'),
  wait: z.enum(['kept', 'waived'], 'Choose whether the waits stay.'),
  /** The last day it holds, in the therapist’s time zone; empty without an end. */
  untilDay: z
    .string()
    .trim()
    .regex(/^(?:\d{4}-\d{2}-\d{2})?$/, 'Give the last day as year-month-day, or leave it empty.'),
  reason,
});
export type GrantAdjustmentInput = z.infer<typeof grantAdjustmentSchema>;

export const endAdjustmentSchema = z.object({
  userId: z.uuid('That is not an id of ours.'),
  adjustmentId: z.uuid('Choose which adjustment to end.'),
  reason,
});
export type EndAdjustmentInput = z.infer<typeof endAdjustmentSchema>;

/** A grant as an admin sees it, with its reason. */
export type AdjustmentItem = Adjustment & {
  readonly id: string;
  /** Null: all courses. */
  readonly courseTitle: string | null;
  readonly state: GrantState;
  readonly reason: string;
  readonly grantedAt: Date;
  readonly grantedByLabel: string;
  readonly validUntil: Date | null;
  readonly endedAt: Date | null;
  readonly endedByLabel: string | null;
  readonly endReason: string | null;
};
