import type Stripe from 'stripe';
import { buildRefund } from '../objects/refund.ts';
import type { RefundFacts } from '../objects/refund.ts';
import { idOf } from '../ids.ts';
import type { State } from '../state.ts';
import { invalid, missing } from '../wire/errors.ts';
import { bookRefund, bookRefundFailure } from './balance.ts';
import { emit, nowSeconds } from '../world.ts';
import type { World } from '../world.ts';

/** Never gives back more than is left. Without an amount, gives back all that is left. */
export function refundCharge(
  world: World,
  charge: Stripe.Charge,
  facts: Omit<RefundFacts, 'amount'>,
  wanted: number | null,
): Stripe.Refund {
  const left = charge.amount - charge.amount_refunded;
  if (isChargedBack(world.state, charge))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (wanted !== null && wanted > left) {
    const most = left === charge.amount ? 'charge amount' : 'unrefunded amount on charge';
    const message = `Refund amount (${shown(charge, wanted)}) is greater than ${most} (${shown(charge, left)})`;
    throw invalid(message, { param: 'amount' });
  }
  const refund = buildRefund(charge, { ...facts, amount: wanted ?? left }, nowSeconds(world));
  world.state.refunds[refund.id] = refund;
  charge.amount_refunded += refund.amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  bookRefund(world, charge, refund);
  emit(world, { type: 'refund.created', data: { object: refund } });
  emit(world, { type: 'charge.refunded', data: { object: charge } });
  if (refund.status === 'succeeded') giveReference(world, refund);
  return refund;
}

/** Stripe says `refund.updated` once the card network has given its reference. */
function giveReference(world: World, refund: Stripe.Refund): void {
  const card = refund.destination_details?.card;
  if (card) {
    card.reference = String(nowSeconds(world)).padStart(23, '7');
    card.reference_status = 'available';
  }
  emit(world, { type: 'refund.updated', data: { object: refund } });
}

/** A bank debit's refund arrives. */
export function succeedRefund(world: World, id: string): Stripe.Refund {
  const refund = findRefund(world.state, id);
  if (refund.status !== 'pending') throw invalid(`Refund ${id} is not pending.`);
  refund.status = 'succeeded';
  emit(world, { type: 'refund.updated', data: { object: refund } });
  return refund;
}

/** The bank sends the money back, which Stripe may learn days later, also after `succeeded`. */
export function failRefund(world: World, id: string): Stripe.Refund {
  const refund = findRefund(world.state, id);
  if (refund.status === 'failed') throw invalid(`Refund ${id} has failed already.`);
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  const charge = world.state.charges[idOf(refund.charge) ?? ''];
  if (charge) {
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    bookRefundFailure(world, charge, refund);
  }
  emit(world, { type: 'refund.updated', data: { object: refund } });
  emit(world, { type: 'refund.failed', data: { object: refund } });
  return refund;
}

export function findRefund(state: State, id: string): Stripe.Refund {
  const refund = state.refunds[id];
  if (!refund) throw missing('refund', id);
  return refund;
}

/** While the bank has the disputed money, and after it was lost. An inquiry takes nothing, and what was won is back. */
function isChargedBack(state: State, charge: Stripe.Charge): boolean {
  if (!charge.disputed) return false;
  return Object.values(state.disputes).some(
    (dispute) => dispute.charge === charge.id && dispute.balance_transactions.length % 2 === 1,
  );
}

function shown({ currency }: Stripe.Charge, amount: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() }).format(amount / 100);
}
