import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { toCheckoutFacts, toPaymentFacts, toSessionParams, toWebhookHint } from './stripe-shapes.ts';

const request = {
  orderId: 'order-1',
  orderNumber: 'O-2026-000001',
  currency: 'AUD',
  lines: [{ description: 'A tiny course (version 1.0)', amountMinor: 5_900, quantity: 1 }],
  customerEmail: 'person@example.test',
  expiresAt: new Date('2026-11-20T02:00:00.999Z'),
  idempotencyKey: 'order:order-1:attempt:1',
} as const;

test('what is sent names the order three times, fixes the currency and no payment method', () => {
  const params = toSessionParams(request, 'https://learn.example.org');
  expect(params).not.toHaveProperty('payment_method_types');
  expect(params).toMatchObject({
    client_reference_id: 'order-1',
    metadata: { order_id: 'order-1' },
    payment_intent_data: { metadata: { order_id: 'order-1' } },
    adaptive_pricing: { enabled: false },
    expires_at: 1_795_140_000,
    success_url: 'https://learn.example.org/checkout/return?session_id={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://learn.example.org/checkout/cancelled?order=order-1',
    line_items: [{ quantity: 1, price_data: { currency: 'aud', unit_amount: 5_900 } }],
  });
});

function read(changes: object) {
  const session = {
    id: 'cs_1',
    client_reference_id: 'order-1',
    metadata: {},
    amount_total: 5_900,
    currency: 'aud',
    payment_intent: null,
    status: 'complete',
    payment_status: 'unpaid',
  };
  return toCheckoutFacts({ ...session, ...changes } as unknown as Stripe.Checkout.Session);
}

test('every state of a session has one meaning here', () => {
  expect(read({ status: 'open' }).state).toBe('open');
  expect(read({ status: 'expired' }).state).toBe('expired');
  expect(read({ payment_status: 'paid' }).state).toBe('paid');
  expect(read({ payment_status: 'no_payment_required' }).state).toBe('paid');
  expect(read({ payment_intent: { id: 'pi_1', status: 'processing' } }).state).toBe('pending');
  expect(read({ payment_intent: { id: 'pi_1', status: 'requires_payment_method' } }).state).toBe('failed');
  expect(read({ payment_intent: { id: 'pi_1', status: 'canceled' } }).state).toBe('failed');
});

test('words that Stripe may add later never count as paid', () => {
  expect(read({ status: 'something_new', payment_status: 'paid' }).state).toBe('open');
  expect(read({ payment_status: 'something_new', payment_intent: 'pi_1' }).state).toBe('pending');
});

test('a session without our reference falls back to its metadata, then to no order', () => {
  expect(read({ client_reference_id: null, metadata: { order_id: 'order-2' } }).orderId).toBe('order-2');
  expect(read({ client_reference_id: null, metadata: null }).orderId).toBeNull();
});

test("an event gives ids only: a checkout's or a payment's when it is about one, and of a kind we use", () => {
  const event = (type: string, id: string, payment_intent: unknown = 'pi_1') =>
    ({
      id: 'evt_1',
      type,
      data: { object: { id, payment_intent, payment_status: 'paid' } },
    }) as unknown as Stripe.Event;
  expect(toWebhookHint(event('checkout.session.completed', 'cs_1'))).toEqual({
    eventId: 'evt_1',
    type: 'checkout.session.completed',
    objectId: 'cs_1',
    checkoutSessionId: 'cs_1',
    paymentIntentId: null,
  });
  for (const type of [
    'charge.refunded',
    'refund.created',
    'refund.updated',
    'refund.failed',
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
    'radar.early_fraud_warning.created',
  ]) {
    expect(toWebhookHint(event(type, 'any_1'))).toEqual({
      eventId: 'evt_1',
      type,
      objectId: 'pi_1',
      checkoutSessionId: null,
      paymentIntentId: 'pi_1',
    });
  }
  expect(toWebhookHint(event('charge.succeeded', 'ch_1'))).toMatchObject({
    objectId: 'ch_1',
    checkoutSessionId: null,
    paymentIntentId: null,
  });
  expect(toWebhookHint(event('charge.refunded', 'ch_1', null))).toMatchObject({
    objectId: 'ch_1',
    paymentIntentId: null,
  });
});

test('every state of a refund and of a dispute has one meaning here, and unknown words decide nothing', () => {
  const intent = {
    id: 'pi_1',
    metadata: { order_id: 'order-1' },
    amount_received: 5_900,
  } as unknown as Stripe.PaymentIntent;
  const refund = (status: string | null) => ({ id: 're_1', amount: 900, status }) as unknown as Stripe.Refund;
  const dispute = (status: string) =>
    ({
      id: 'dp_1',
      amount: 900,
      reason: 'fraudulent',
      status,
      created: 0,
      evidence_details: { due_by: status === 'needs_response' ? 86_400 : null },
    }) as unknown as Stripe.Dispute;
  const facts = toPaymentFacts(
    intent,
    ['succeeded', 'pending', 'failed', 'canceled', 'requires_action', 'something_new', null].map(refund),
    [
      'needs_response',
      'warning_needs_response',
      'under_review',
      'something_new',
      'won',
      'warning_closed',
      'prevented',
      'lost',
      'appeal_under_review',
    ].map(dispute),
  );
  expect(facts).toMatchObject({ paymentIntentId: 'pi_1', orderId: 'order-1', receivedMinor: 5_900 });
  expect(facts.refunds.map(({ state }) => state)).toEqual([
    'given',
    'given',
    'failed',
    'failed',
    'undecided',
    'undecided',
    'undecided',
  ]);
  expect(facts.disputes.map(({ state }) => state)).toEqual([
    'open',
    'open',
    'open',
    'open',
    'won',
    'won',
    'won',
    'lost',
    'open',
  ]);
  expect(facts.disputes.slice(0, 2).map(({ evidenceDueAt }) => evidenceDueAt)).toEqual([new Date(86_400_000), null]);
});
