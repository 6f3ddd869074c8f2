import type Stripe from 'stripe';
import type {
  CheckoutFacts,
  CheckoutRequest,
  CheckoutState,
  DisputeState,
  PaymentFacts,
  RefundState,
  WebhookHint,
} from './gateway.ts';

/** Our request in Stripe's words. No payment method is named: the dashboard decides, and this API version refuses the parameter. */
export function toSessionParams(request: CheckoutRequest, appUrl: string): Stripe.Checkout.SessionCreateParams {
  const metadata = { order_id: request.orderId, order_number: request.orderNumber };
  return {
    mode: 'payment',
    line_items: request.lines.map(({ description, amountMinor, quantity }) => ({
      quantity,
      price_data: {
        currency: request.currency.toLowerCase(),
        unit_amount: amountMinor,
        product_data: { name: description },
      },
    })),
    success_url: `${appUrl}/checkout/return?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${appUrl}/checkout/cancelled?order=${request.orderId}`,
    client_reference_id: request.orderId,
    customer_email: request.customerEmail,
    expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    adaptive_pricing: { enabled: false },
    metadata,
    payment_intent_data: { metadata },
  };
}

/** What a session says, in our words. Needs `payment_intent` expanded to tell a payment under way from a failed one. */
export function toCheckoutFacts(session: Stripe.Checkout.Session): CheckoutFacts {
  return {
    sessionId: session.id,
    orderId: session.client_reference_id ?? session.metadata?.['order_id'] ?? null,
    state: stateOf(session),
    amountMinor: session.amount_total,
    currency: session.currency?.toUpperCase() ?? null,
    paymentIntentId: idOf(session.payment_intent),
  };
}

/** Stripe's enums are open: a word that we do not know counts as "not decided yet". */
function stateOf(session: Stripe.Checkout.Session): CheckoutState {
  if (session.status === 'expired') return 'expired';
  if (session.status !== 'complete') return 'open';
  if (session.payment_status === 'paid' || session.payment_status === 'no_payment_required') return 'paid';
  return hasFailed(session.payment_intent) ? 'failed' : 'pending';
}

function hasFailed(intent: Stripe.Checkout.Session['payment_intent']): boolean {
  if (intent === null || typeof intent === 'string') return false;
  return intent.status === 'requires_payment_method' || intent.status === 'canceled';
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

/** What a payment, its refunds and its disputes say, in our words. */
export function toPaymentFacts(
  intent: Stripe.PaymentIntent,
  refunds: readonly Stripe.Refund[],
  disputes: readonly Stripe.Dispute[],
): PaymentFacts {
  return {
    paymentIntentId: intent.id,
    orderId: intent.metadata['order_id'] ?? null,
    receivedMinor: intent.amount_received,
    refunds: refunds.map(({ id, amount, status, metadata, created }) => ({
      id,
      refundId: metadata?.['refund_id'] ?? null,
      amountMinor: amount,
      state: refundStateOf(status),
      createdAt: new Date(created * 1000),
    })),
    disputes: disputes.map(({ id, amount, reason, status, created, evidence_details: evidence }) => ({
      id,
      amountMinor: amount,
      reason,
      state: disputeStateOf(status),
      openedAt: new Date(created * 1000),
      evidenceDueAt: evidence.due_by === null ? null : new Date(evidence.due_by * 1000),
    })),
  };
}

/** A pending refund counts as given: the money has left us, and a bank that sends it back makes the refund fail. */
export function refundStateOf(status: string | null): RefundState {
  if (status === 'succeeded' || status === 'pending') return 'given';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'undecided';
}

/** An inquiry that closed, or a dispute that never came to be, took no money: as good as won. An appeal is open again. */
export function disputeStateOf(status: string): DisputeState {
  if (status === 'won' || status === 'warning_closed' || status === 'prevented') return 'won';
  return status === 'lost' ? 'lost' : 'open';
}

const paymentEvents: ReadonlySet<string> = new Set<Stripe.Event['type']>([
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
]);

/** Only the ids of an event leave this file: its snapshot may be old. */
export function toWebhookHint(event: Stripe.Event): WebhookHint {
  const object = event.data.object as { id?: string; payment_intent?: string | { id: string } | null };
  const checkoutSessionId = event.type.startsWith('checkout.session.') ? (object.id ?? '') : null;
  const paymentIntentId = paymentEvents.has(event.type) ? idOf(object.payment_intent) : null;
  const objectId = checkoutSessionId ?? paymentIntentId ?? object.id ?? '';
  return { eventId: event.id, type: event.type, objectId, checkoutSessionId, paymentIntentId };
}
