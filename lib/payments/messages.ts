import type { OrderStatus } from '#generated/client.ts';
import type { OrderEventKind } from './order-events.ts';
import type { OrderView, StartRefusal } from './schema.ts';

const startRefusals: Readonly<Record<StartRefusal, string>> = {
  'unknown-course': 'We do not have a course at this address.',
  'not-for-sale': 'This course is still in preparation and cannot be bought yet.',
  'price-missing': 'This course has no price in that currency. Choose the other currency.',
  'already-enrolled': 'You are already enrolled in this course. Nothing was charged.',
  frozen:
    'You have this course already. It is closed for now, because the bank is looking into its payment. Nothing was charged.',
  'part-enrolled':
    'You already have one of these courses, so the bundle would charge you twice for it. Nothing was charged. Enrol in the others one by one.',
  'payment-pending': 'An earlier payment of yours is waiting for your bank. You can buy again once it is decided.',
  superseded:
    'You started another checkout at the same time. Nothing was charged here: press the button again to pay for this course.',
  'payment-service-down':
    'The card page did not open, because the payment service does not answer. Nothing was charged. Try again in a few minutes.',
};

/** Why a checkout did not start, said to the therapist. */
export function startRefusalSentence(reason: StartRefusal): string {
  return startRefusals[reason];
}

const statuses: Readonly<Record<OrderStatus, string>> = {
  open: 'Not paid yet',
  pending: 'Waiting for your bank',
  paid: 'Paid',
  failed: 'Payment failed',
  expired: 'Not paid, closed',
  refunded: 'Refunded',
};

export function orderStatusWord(status: OrderStatus): string {
  return statuses[status];
}

const events: Readonly<Record<OrderEventKind, string>> = {
  placed: 'You placed the order.',
  'checkout-opened': 'The card page was opened.',
  'checkout-refused': 'The payment service did not open a card page. Nothing was charged.',
  pending: 'You finished the card page. Your bank has not confirmed the payment yet.',
  paid: 'The payment was confirmed.',
  failed: 'Your bank did not make the payment. Nothing was charged.',
  expired: 'The card page closed without a payment. Nothing was charged.',
  'amount-mismatch': 'A payment arrived that does not match this order. We look into it and write to you.',
  'duplicate-payment': 'You already had a course of this order when the payment arrived, so we are giving it back.',
  'refund-requested': 'A refund was asked for. What goes back with it has ended, and the money follows.',
  refunded: 'The payment was sent back to you.',
  'partly-refunded': 'Part of the payment was sent back to you.',
  'refund-failed': 'The money could not be sent back by itself. We look into it and write to you.',
  disputed:
    'Your bank told us that this payment is disputed. Access is paused while the bank decides; nothing you have done is lost.',
  'dispute-won': 'The bank decided the dispute: the payment stands, and what it paid for is open.',
  'dispute-lost': 'The bank decided the dispute: it took the payment back from us, so access has ended.',
};

/** One line of an order's history, in words. */
export function orderEventSentence(kind: OrderEventKind): string {
  return events[kind];
}

/** The address, under /checkout, of what an order sells. */
export function soldSlug(order: Pick<OrderView, 'bundle' | 'lines'>): string {
  return order.bundle?.slug ?? order.lines[0]?.courseSlug ?? '';
}

/** What an order sells, in a few words. */
export function soldTitle(order: Pick<OrderView, 'bundle' | 'lines'>): string {
  return order.bundle?.title ?? order.lines[0]?.courseTitle ?? 'your course';
}

/** The public page of what an order sells. */
export function soldPage(order: Pick<OrderView, 'bundle' | 'lines'>): string {
  return order.bundle ? '/pathway' : `/courses/${soldSlug(order)}`;
}

/** Where the buyer studies what an order sold. */
export function soldLearnPage(order: Pick<OrderView, 'bundle' | 'lines'>): string {
  return order.bundle ? '/account' : `/learn/${soldSlug(order)}`;
}
