import type { DisputeStatus, OrderStatus, RefundOrigin, RefundStatus } from '#generated/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

/** The days in which a therapist may give a purchase back without a reason, counted from the day of payment. */
export const refundDays = 14;

export type RefundableLine = {
  readonly id: string;
  readonly amountMinor: number;
  /** A refund of the line as a whole stands. */
  readonly isGivenBack: boolean;
  /** Of refunds that stand, for this line. */
  readonly backMinor: number;
  /** Any certificate of any enrolment that the line gave, whatever became of it. */
  readonly hasCertificate: boolean;
};

export type RefundableOrder = {
  readonly status: OrderStatus;
  readonly totalMinor: number;
  readonly settledAt: Date | null;
  /** Of the buyer. */
  readonly timeZone: string;
  readonly refunds: readonly {
    readonly status: RefundStatus;
    readonly origin: RefundOrigin;
    readonly amountMinor: number;
    /** A person has paid it by hand, since the bank had sent it back. */
    readonly isPaidByHand?: boolean;
  }[];
  readonly disputes: readonly DisputeStatus[];
  readonly lines: readonly RefundableLine[];
};

export type RefundPart = { readonly lineId: string; readonly amountMinor: number; readonly endsLine: boolean };
export type RefundPlanRefusal =
  | 'unknown-order'
  | 'not-paid'
  | 'too-late'
  | 'certificate-issued'
  | 'already-given-back'
  | 'disputed'
  | 'amount-too-large';

export type AdminRefundWish =
  | { readonly kind: 'lines'; readonly lineIds: readonly string[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly lineId: string; readonly amountMinor: number };

/**
 * A refund counts against what can go back: asked for, given, or failed at the bank and paid by hand instead. One that
 * the payment service refused does not, and of a dashboard refund that failed the money is here again, until it is paid by hand.
 */
function stands({ status, origin, isPaidByHand }: RefundableOrder['refunds'][number]): boolean {
  return status !== 'refused' && !(origin === 'dashboard' && status === 'failed' && isPaidByHand !== true);
}

/** What of the whole order can still go back; never more than was paid. */
export function leftOfOrder({ totalMinor, refunds }: Pick<RefundableOrder, 'totalMinor' | 'refunds'>): number {
  const back = refunds.filter(stands).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return Math.max(0, totalMinor - back);
}

/** What of one line can still go back, dashboard refunds (which are for no line) set aside. */
export function leftOfLine(line: Pick<RefundableLine, 'amountMinor' | 'backMinor'>): number {
  return Math.max(0, line.amountMinor - line.backMinor);
}

/** Whole lines as parts of one refund: what is left of each, together never more than what is left of the order. */
export function wholeLines(order: RefundableOrder, lines: readonly RefundableLine[]): RefundPart[] {
  let left = leftOfOrder(order);
  return lines.map((line) => {
    const amountMinor = Math.min(leftOfLine(line), left);
    left -= amountMinor;
    return { lineId: line.id, amountMinor, endsLine: true };
  });
}

/** The calendar day of a moment where the buyer lives, as YYYY-MM-DD. A zone that does not exist counts as UTC. */
export function localDay(at: Date, timeZone: string): string {
  const parts = (zone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  try {
    return parts(timeZone);
  } catch {
    return parts('UTC');
  }
}

/**
 * The last day on which a therapist may give a purchase back, as YYYY-MM-DD: the fourteenth day after the day of payment,
 * to its end, on the buyer's own calendar. Never less than fourteen times 24 hours.
 */
export function lastRefundDay(settledAt: Date, timeZone: string): string {
  const day = new Date(`${localDay(settledAt, timeZone)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + refundDays);
  return day.toISOString().slice(0, 10);
}

export function isInRefundDays(settledAt: Date, timeZone: string, at: Date): boolean {
  return localDay(at, timeZone) <= lastRefundDay(settledAt, timeZone);
}

/** Whether a therapist may give lines of an order of their own back now, and what goes back then. */
export function planMyRefund(
  order: RefundableOrder,
  lineIds: readonly string[],
  at: Date,
): Result<RefundPart[], RefundPlanRefusal> {
  const lines = linesOf(order, lineIds);
  if (!lines.ok) return lines;
  const open = mayGiveBack(order, lines.value);
  if (!open.ok) return open;
  if (order.settledAt === null || !isInRefundDays(order.settledAt, order.timeZone, at)) return refuse('too-late');
  if (lines.value.some(({ hasCertificate }) => hasCertificate)) return refuse('certificate-issued');
  return ok(wholeLines(order, lines.value));
}

/** What goes back when an admin gives an order back: on any day, and whatever was issued. */
export function planAdminRefund(
  order: RefundableOrder,
  wish: AdminRefundWish,
): Result<RefundPart[], RefundPlanRefusal> {
  if (wish.kind === 'part') return planPart(order, wish.lineId, wish.amountMinor);
  const wanted =
    wish.kind === 'lines' ? wish.lineIds : order.lines.filter(({ isGivenBack }) => !isGivenBack).map(({ id }) => id);
  if (wish.kind === 'all' && wanted.length === 0) return refuse('already-given-back');
  const lines = linesOf(order, wanted);
  if (!lines.ok) return lines;
  const open = mayGiveBack(order, lines.value);
  return open.ok ? ok(wholeLines(order, lines.value)) : open;
}

function planPart(
  order: RefundableOrder,
  lineId: string,
  amountMinor: number,
): Result<RefundPart[], RefundPlanRefusal> {
  const lines = linesOf(order, [lineId]);
  if (!lines.ok) return lines;
  const open = mayGiveBack(order, lines.value);
  if (!open.ok) return open;
  const left = Math.min(leftOfOrder(order), ...lines.value.map(leftOfLine));
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1 || amountMinor > left) return refuse('amount-too-large');
  return ok([{ lineId, amountMinor, endsLine: false }]);
}

function linesOf(order: RefundableOrder, lineIds: readonly string[]): Result<RefundableLine[], 'unknown-order'> {
  const wanted = new Set(lineIds);
  const lines = order.lines.filter(({ id }) => wanted.has(id));
  return wanted.size > 0 && lines.length === wanted.size ? ok(lines) : refuse('unknown-order');
}

/** Stripe refuses refunds of a payment that is or was disputed and lost; one that was won is like any other. */
function mayGiveBack(
  order: RefundableOrder,
  lines: readonly RefundableLine[],
): Result<null, 'not-paid' | 'already-given-back' | 'disputed'> {
  if (order.status === 'refunded') return refuse('already-given-back');
  if (order.status !== 'paid') return refuse('not-paid');
  if (lines.some(({ isGivenBack }) => isGivenBack)) return refuse('already-given-back');
  return order.disputes.some((status) => status !== 'won') ? refuse('disputed') : ok(null);
}
