import type Stripe from 'stripe';
import { buildCharge, outcomeOf } from '../objects/charge.ts';
import type { Buyer, Instrument } from '../objects/charge.ts';
import { buildCustomer } from '../objects/customer.ts';
import { buildPaymentIntent } from '../objects/payment-intent.ts';
import { buyerDetails } from '../objects/session.ts';
import { idOf } from '../ids.ts';
import type { SessionRecord } from '../state.ts';
import { emit, nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import { book } from './balance.ts';
import type { Decline } from './cards.ts';

/** The buyer's card was accepted: charge, intent and session change together, then the events go out. */
export function payByCard(world: World, record: SessionRecord, buyer: Buyer, card: Instrument): void {
  const { intent, charge } = attempt(world, record, buyer, card);
  succeed(world, intent, charge);
  complete(world, record, buyer, 'paid');
}

/** The bank refused. The session stays open for another try. */
export function declineCard(
  world: World,
  record: SessionRecord,
  buyer: Buyer,
  card: Instrument,
  decline: Decline,
): void {
  const { intent, charge } = attempt(world, record, buyer, card);
  fail(world, intent, charge, decline);
}

/** Bank debit: the buyer is done now, the money comes or does not come later. */
export function payByBankDebit(world: World, record: SessionRecord, buyer: Buyer, debit: Instrument): void {
  const { intent, charge } = attempt(world, record, buyer, debit);
  intent.status = 'processing';
  intent.payment_method = charge.payment_method;
  record.settleAtMs = world.clock().getTime() + world.settings.delayedSettlementMs;
  emit(world, { type: 'payment_intent.processing', data: { object: intent } });
  emit(world, { type: 'charge.pending', data: { object: charge } });
  complete(world, record, buyer, 'unpaid');
}

/** Nothing to pay: no intent, no charge. */
export function completeFree(world: World, record: SessionRecord, buyer: Buyer): void {
  complete(world, record, buyer, 'no_payment_required');
}

export function succeed(world: World, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  charge.status = 'succeeded';
  charge.paid = true;
  charge.captured = true;
  charge.amount_captured = charge.amount;
  charge.outcome = outcomeOf(null);
  book(world, charge);
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.payment_method = charge.payment_method;
  intent.last_payment_error = null;
  emit(world, { type: 'charge.succeeded', data: { object: charge } });
  emit(world, { type: 'payment_intent.succeeded', data: { object: intent } });
}

export function fail(world: World, intent: Stripe.PaymentIntent, charge: Stripe.Charge, decline: Decline): void {
  charge.status = 'failed';
  charge.failure_code = decline.code;
  charge.failure_message = decline.recorded;
  charge.outcome = outcomeOf({ code: decline.declineCode ?? decline.code, advice: 'try_again_later' });
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = {
    type: 'card_error',
    charge: charge.id,
    code: decline.code,
    ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
    message: decline.recorded,
  };
  emit(world, { type: 'charge.failed', data: { object: charge } });
  emit(world, { type: 'payment_intent.payment_failed', data: { object: intent } });
}

function attempt(world: World, record: SessionRecord, buyer: Buyer, instrument: Instrument) {
  const intent = intentFor(world, record);
  const charge = buildCharge(intent, buyer, instrument, nowSeconds(world));
  world.state.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  return { intent, charge };
}

function intentFor(world: World, record: SessionRecord): Stripe.PaymentIntent {
  const existing = world.state.paymentIntents[idOf(record.session.payment_intent) ?? ''];
  if (existing) {
    existing.amount = record.session.amount_total ?? 0;
    return existing;
  }
  const intent = buildPaymentIntent(record, nowSeconds(world));
  world.state.paymentIntents[intent.id] = intent;
  record.session.payment_intent = intent.id;
  emit(world, { type: 'payment_intent.created', data: { object: intent } });
  return intent;
}

function complete(
  world: World,
  record: SessionRecord,
  buyer: Buyer,
  status: 'paid' | 'unpaid' | 'no_payment_required',
): void {
  const { session } = record;
  session.customer_details = buyerDetails(buyer.email, buyer.name);
  session.customer ??= session.customer_creation === 'always' ? customerFor(world, record, buyer) : null;
  session.status = 'complete';
  session.payment_status = status;
  session.url = null;
  countRedemption(world, session);
  emit(world, { type: 'checkout.session.completed', data: { object: session } });
}

function customerFor(world: World, record: SessionRecord, buyer: Buyer): string {
  const facts = { ...buyer, phone: null, description: null, metadata: {}, preferredLocales: [], address: null };
  const customer = buildCustomer(facts, nowSeconds(world));
  world.state.customers[customer.id] = customer;
  const intent = world.state.paymentIntents[idOf(record.session.payment_intent) ?? ''];
  if (intent) intent.customer = customer.id;
  return customer.id;
}

function countRedemption(world: World, session: Stripe.Checkout.Session): void {
  const { coupons, promotionCodes } = world.state;
  for (const discount of session.discounts ?? []) {
    const promotion = promotionCodes[idOf(discount.promotion_code) ?? ''];
    const coupon = coupons[idOf(promotion?.promotion.coupon ?? discount.coupon) ?? ''];
    if (promotion) promotion.times_redeemed += 1;
    if (coupon) coupon.times_redeemed += 1;
  }
}
