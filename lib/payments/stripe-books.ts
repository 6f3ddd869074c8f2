import type Stripe from 'stripe';
import type { BalanceEntry, BookedPayment, BookedPayout, Books } from './books.ts';
import { PaymentServiceError } from './gateway.ts';
import { disputeStateOf, idOf, refundStateOf } from './stripe-shapes.ts';

/** So much of one kind in one span is refused: the SDK reads no further, and half the books are worse than none. */
const most = 10_000;

/**
 * Everything that Stripe has for a span, page by page. What a payout holds is known from the other side, by asking for
 * the entries of each payout, also of those after the span.
 */
export async function readBooks(stripe: Stripe, from: Date, until: Date): Promise<Books> {
  const created = { gte: secondsOf(from), lt: secondsOf(until) };
  const inSpan = { created, limit: 100 };
  const payouts = await all(stripe.payouts.list({ created: { gte: created.gte }, limit: 100 }));
  const held = await Promise.all(payouts.map((payout) => entriesOf(stripe, payout.id)));
  const payoutOf = new Map(held.flatMap(({ payoutId, entries }) => entries.map(({ id }) => [id, payoutId] as const)));
  const [intents, refunds, disputes, entries] = await Promise.all([
    all(stripe.paymentIntents.list(inSpan)),
    all(stripe.refunds.list(inSpan)),
    all(stripe.disputes.list(inSpan)),
    all(stripe.balanceTransactions.list(inSpan)),
  ]);
  return {
    payments: intents.map(toPayment),
    refunds: refunds.map((refund) => ({
      id: refund.id,
      refundId: refund.metadata?.['refund_id'] ?? null,
      paymentIntentId: idOf(refund.payment_intent),
      amountMinor: refund.amount,
      currency: refund.currency.toUpperCase(),
      state: refundStateOf(refund.status),
      createdAt: timeOf(refund.created),
    })),
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      paymentIntentId: idOf(dispute.payment_intent),
      amountMinor: dispute.amount,
      currency: dispute.currency.toUpperCase(),
      reason: dispute.reason,
      state: disputeStateOf(dispute.status),
      openedAt: timeOf(dispute.created),
      evidenceDueAt: dispute.evidence_details.due_by === null ? null : timeOf(dispute.evidence_details.due_by),
    })),
    entries: entries.map((entry) => toEntry(entry, payoutOf.get(entry.id) ?? null)),
    payouts: payouts
      .filter((payout) => payout.created < created.lt)
      .map((payout) => toPayout(payout, held.find(({ payoutId }) => payoutId === payout.id)?.entries ?? [])),
  };
}

async function all<Item extends { id: string }>(list: Stripe.ApiListPromise<Item>): Promise<Item[]> {
  const items = await list.autoPagingToArray({ limit: most });
  if (items.length >= most) throw new PaymentServiceError('too-much-for-one-span', false, null);
  return items;
}

/** What a payout takes to the bank. Stripe lists the payout's own entry among them, with what leaves. */
async function entriesOf(stripe: Stripe, payoutId: string) {
  const entries = await all(stripe.balanceTransactions.list({ payout: payoutId, limit: 100 }));
  return { payoutId, entries: entries.filter(({ source }) => idOf(source) !== payoutId) };
}

function toPayment(intent: Stripe.PaymentIntent): BookedPayment {
  return {
    id: intent.id,
    orderId: intent.metadata['order_id'] ?? null,
    amountMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    status: intent.status === 'succeeded' ? 'received' : intent.status === 'processing' ? 'waiting' : 'open',
    createdAt: timeOf(intent.created),
  };
}

function toEntry(entry: Stripe.BalanceTransaction, payoutId: string | null): BalanceEntry {
  return {
    id: entry.id,
    type: entry.type,
    amountMinor: entry.amount,
    feeMinor: entry.fee,
    netMinor: entry.net,
    currency: entry.currency.toUpperCase(),
    createdAt: timeOf(entry.created),
    sourceId: idOf(entry.source),
    payoutId,
  };
}

function toPayout(payout: Stripe.Payout, entries: readonly Stripe.BalanceTransaction[]): BookedPayout {
  return {
    id: payout.id,
    amountMinor: payout.amount,
    currency: payout.currency.toUpperCase(),
    createdAt: timeOf(payout.created),
    arrivalAt: timeOf(payout.arrival_date),
    status: payoutStatusOf(payout.status),
    entriesMinor: entries.reduce((sum, { net }) => sum + net, 0),
  };
}

function payoutStatusOf(status: string): BookedPayout['status'] {
  if (status === 'paid') return 'paid';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'on-its-way';
}

function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function timeOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
