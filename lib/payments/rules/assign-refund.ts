import type { RefundOrigin, RefundStatus } from '#generated/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { leftOfLine } from './refund.ts';
import type { RefundableLine, RefundPart } from './refund.ts';

export type AssignRefusal =
  | 'unknown-refund'
  | 'not-from-dashboard'
  | 'already-assigned'
  | 'unknown-line'
  | 'line-given-back'
  | 'more-than-lines';

export type UnassignedRefund = {
  readonly origin: RefundOrigin;
  readonly status: RefundStatus;
  readonly amountMinor: number;
  readonly lineCount: number;
  /** A person has paid it by hand, since the bank had sent it back. */
  readonly isPaidByHand?: boolean;
};

/**
 * Which part of a refund made in the payment service's dashboard is for which of the lines that an admin names: in
 * proportion to what is left of each, to the cent, never more than that. With `endsLines` they go back as a whole, so
 * what they gave ends, also when less than their price was given back.
 */
export function assignmentOf(
  refund: UnassignedRefund,
  lines: readonly RefundableLine[],
  lineIds: readonly string[],
  endsLines: boolean,
): Result<RefundPart[], AssignRefusal> {
  if (refund.origin !== 'dashboard') return refuse('not-from-dashboard');
  if (refund.lineCount > 0) return refuse('already-assigned');
  if (refund.status !== 'given' && refund.isPaidByHand !== true) return refuse('unknown-refund');
  const wanted = new Set(lineIds);
  const named = lines.filter(({ id }) => wanted.has(id));
  if (named.length === 0 || named.length !== wanted.size) return refuse('unknown-line');
  if (named.some(({ isGivenBack }) => isGivenBack)) return refuse('line-given-back');
  const amounts = shareOut(refund.amountMinor, named.map(leftOfLine));
  if (amounts === null) return refuse('more-than-lines');
  return ok(named.map(({ id }, index) => ({ lineId: id, amountMinor: amounts[index] ?? 0, endsLine: endsLines })));
}

/** Null when the places together are too small. */
function shareOut(amountMinor: number, places: readonly number[]): number[] | null {
  const room = places.reduce((sum, place) => sum + place, 0);
  if (amountMinor > room) return null;
  if (room === 0) return places.map(() => 0);
  const shares = places.map((place) => Math.floor((amountMinor * place) / room));
  let rest = amountMinor - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => {
    const more = Math.min(rest, (places[index] ?? 0) - share, 1);
    rest -= more;
    return share + more;
  });
}
