import type { DisputeStatus, OrderStatus } from '#generated/client.ts';

/** What one course of a seat has come to. */
export type SeatLineFacts = {
  readonly isGivenBack: boolean;
  /** Its holder has opened a module, sat the quiz or holds a certificate. */
  readonly isBegun: boolean;
  /** Its holder has a certificate that stands. */
  readonly isDone: boolean;
};

export type SeatFacts = {
  readonly orderStatus: OrderStatus;
  /** Of the payment, as last read. */
  readonly disputes: readonly DisputeStatus[];
  /** The seat's standing invitation. */
  readonly invitation: { readonly acceptedAt: Date | null } | null;
  readonly lines: readonly SeatLineFacts[];
};

export type SeatState = 'free' | 'invited' | 'accepted' | 'begun' | 'done' | 'paused' | 'given-back';

/**
 * The state of a seat. Total, and a function of the facts alone. Money comes first: a seat that went back is nobody's, and
 * while the payment is contested or not there nothing can be done with any seat.
 */
export function seatState({ orderStatus, disputes, invitation, lines }: SeatFacts): SeatState {
  const left = lines.filter(({ isGivenBack }) => !isGivenBack);
  if (orderStatus === 'refunded' || left.length === 0 || disputes.includes('lost')) return 'given-back';
  if (orderStatus !== 'paid' || disputes.includes('open')) return 'paused';
  if (invitation === null) return 'free';
  if (invitation.acceptedAt === null) return 'invited';
  if (left.every(({ isDone }) => isDone)) return 'done';
  return left.some(({ isBegun, isDone }) => isBegun || isDone) ? 'begun' : 'accepted';
}

export type SeatAct = 'invite' | 'remind' | 'withdraw' | 'move' | 'set-due';

const acts: Readonly<Record<SeatState, readonly SeatAct[]>> = {
  free: ['invite'],
  invited: ['remind', 'move', 'withdraw', 'set-due'],
  accepted: ['move', 'withdraw', 'set-due'],
  // A seat that is in use stays with its therapist.
  begun: ['set-due'],
  done: [],
  paused: [],
  'given-back': [],
};

/** What the one who paid may do with a seat now. */
export function seatActs(state: SeatState): readonly SeatAct[] {
  return acts[state];
}

export function maySeat(state: SeatState, act: SeatAct): boolean {
  return acts[state].includes(act);
}

export type DueState = 'none' | 'due' | 'overdue' | 'done';

/**
 * How a course stands against the day that the owner set. All days as YYYY-MM-DD; `today` in the owner's time zone. On the
 * day itself it is still due, and once done it is never overdue.
 */
export function dueState(due: {
  readonly dueOn: string | null;
  readonly isDone: boolean;
  readonly today: string;
}): DueState {
  if (due.isDone) return 'done';
  if (due.dueOn === null) return 'none';
  return due.dueOn < due.today ? 'overdue' : 'due';
}

/** How many invitations an order may send in a day: everyone may be asked, and asked again when an address was wrong. */
export function invitationsADay(seats: number): number {
  return 3 * seats + 10;
}

const dayMs = 24 * 3_600_000;

/** A waiting invitation is sent again on its owner's press, once a day at most. */
export function mayRemind(sentAt: Date | null, at: Date): boolean {
  return sentAt === null || at.getTime() - sentAt.getTime() >= dayMs;
}

/** A name as typed: one line, single blanks, no characters without a shape. */
export function tidyName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

const days = { iso: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, spoken: /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/ } as const;
const furthestYears = 5;

export type DueFault = 'due-not-a-day' | 'due-past' | 'due-too-far';

/**
 * The day meant by "2027-03-01" or, day first as in Australia and the United Kingdom, "1/3/2027"; null for nothing typed.
 * Refused when there is no such day, when it is past, and when it is more than five years off.
 */
export function readDueDay(
  typed: string,
  today: string,
): { readonly ok: true; readonly value: string | null } | { readonly ok: false; readonly reason: DueFault } {
  const text = typed.trim();
  if (text === '') return { ok: true, value: null };
  const iso = days.iso.exec(text);
  const spoken = days.spoken.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : spoken ? spoken.slice(1).toReversed() : [];
  if (year === undefined || month === undefined || day === undefined) return { ok: false, reason: 'due-not-a-day' };
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${value}T00:00:00.000Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    return { ok: false, reason: 'due-not-a-day' };
  if (value < today) return { ok: false, reason: 'due-past' };
  const furthest = `${Number(today.slice(0, 4)) + furthestYears}${today.slice(4)}`;
  return value > furthest ? { ok: false, reason: 'due-too-far' } : { ok: true, value };
}
