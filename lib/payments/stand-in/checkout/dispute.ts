import type Stripe from 'stripe';
import { buildDispute } from '../objects/dispute.ts';
import { buildFraudWarning } from '../objects/fraud-warning.ts';
import { idOf } from '../ids.ts';
import type { State } from '../state.ts';
import { invalid, missing } from '../wire/errors.ts';
import { emit, nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import { reinstate, withdraw } from './balance.ts';
import { refundCharge } from './refund.ts';

/** "inquiry": the bank only asks, and takes nothing. "prevented": the network gave the money back before a dispute. */
export type DisputeKind = 'chargeback' | 'inquiry' | 'prevented';
export type DisputeEnd = 'won' | 'lost' | 'warning_closed';

/** The cardholder went to the bank. Takes a charge, a payment intent or a session id. */
export function openDispute(
  world: World,
  id: string,
  reason = 'fraudulent',
  kind: DisputeKind = 'chargeback',
): Stripe.Dispute {
  const { state } = world;
  const charge = chargeOf(state, id);
  if (charge.status !== 'succeeded' || hasOpenDispute(state, charge) || charge.amount_refunded === charge.amount)
    throw invalid(`Charge ${charge.id} cannot be disputed.`);
  const dispute = buildDispute(charge, reason, nowSeconds(world));
  // As Stripe's prevention does: the money goes back by an ordinary refund, and there is nothing to answer.
  if (kind === 'prevented') refundCharge(world, charge, { reason: 'fraudulent', metadata: {} }, null);
  state.disputes[dispute.id] = dispute;
  if (kind === 'prevented') dispute.status = 'prevented';
  if (kind === 'inquiry') ask(dispute);
  charge.disputed = true;
  emit(world, { type: 'charge.dispute.created', data: { object: dispute } });
  if (kind === 'chargeback') withdraw(world, charge, dispute);
  return dispute;
}

function ask(dispute: Stripe.Dispute): void {
  dispute.status = 'warning_needs_response';
  dispute.is_charge_refundable = true;
  const card = dispute.payment_method_details?.card;
  if (card) card.case_type = 'inquiry';
}

/** The evidence is with the bank; after a loss, the appeal is. */
export function reviewDispute(world: World, id: string): Stripe.Dispute {
  const dispute = findDispute(world.state, id);
  if (dispute.status === 'needs_response') dispute.status = 'under_review';
  else if (dispute.status === 'warning_needs_response') dispute.status = 'warning_under_review';
  else if (dispute.status === 'lost' || dispute.status === 'appeal_needs_response')
    dispute.status = 'appeal_under_review';
  else throw invalid(`Dispute ${id} has nothing to review.`);
  emit(world, { type: 'charge.dispute.updated', data: { object: dispute } });
  return dispute;
}

export function closeDispute(world: World, id: string, status: DisputeEnd): Stripe.Dispute {
  const dispute = findDispute(world.state, id);
  const charge = chargeOf(world.state, idOf(dispute.charge) ?? '');
  dispute.status = status;
  dispute.is_charge_refundable = status !== 'lost' && dispute.balance_transactions.length === 0;
  emit(world, { type: 'charge.dispute.closed', data: { object: dispute } });
  const isWithdrawn = dispute.balance_transactions.length % 2 === 1;
  if (status === 'won' && isWithdrawn) reinstate(world, charge, dispute);
  return dispute;
}

/** A card network says that a payment may be fraud, before anybody disputes it. */
export function warnOfFraud(world: World, id: string): Stripe.Radar.EarlyFraudWarning {
  const charge = chargeOf(world.state, id);
  const warning = buildFraudWarning(charge, nowSeconds(world));
  world.state.fraudWarnings[warning.id] = warning;
  emit(world, { type: 'radar.early_fraud_warning.created', data: { object: warning } });
  return warning;
}

function hasOpenDispute(state: State, charge: Stripe.Charge): boolean {
  return Object.values(state.disputes).some(
    (dispute) => dispute.charge === charge.id && dispute.status !== 'won' && dispute.status !== 'warning_closed',
  );
}

function chargeOf(state: State, id: string): Stripe.Charge {
  const intentId = idOf(state.sessions[id]?.session.payment_intent) ?? id;
  const charge = state.charges[idOf(state.paymentIntents[intentId]?.latest_charge) ?? id];
  if (!charge) throw missing('charge', id);
  return charge;
}

function findDispute(state: State, id: string): Stripe.Dispute {
  const dispute = state.disputes[id];
  if (!dispute) throw missing('dispute', id);
  return dispute;
}
