import type { OrderStatus } from '#generated/client.ts';
import type { OrderEventKind } from './order-events.ts';
import { listed } from './messages/pricing.ts';
import type { OrderView, StartRefusal } from './schema.ts';

const startRefusals: Readonly<Record<StartRefusal, string>> = {
  'unknown-course': 'We do not have a course at this address.',
  'not-for-sale': 'This course is still in preparation and cannot be bought yet.',
  'price-missing': 'This has no price in the currency of your country yet. Choose another country below.',
  'nothing-to-order': 'There is nothing in this order yet. Choose a course first.',
  'too-many-items': 'One order takes 20 different things at most. Order the others in a second one.',
  'too-many-lines': 'This is more than one order takes: 200 places in courses. Order the others in a second one.',
  'seats-out-of-range': 'Give each course between 1 and 100 seats.',
  'items-overlap':
    'One person would get the same course twice. Take one of the two out, or order it separately for other people.',
  'already-enrolled': 'You are already enrolled in this course. Nothing was charged.',
  'part-enrolled':
    'You already have one of these courses, so this order would charge you twice for it. Nothing was charged. Enrol in the others one by one.',
  frozen:
    'You have this course already. It is closed for now, because the bank is looking into its payment. Nothing was charged.',
  'payment-pending':
    'An earlier payment of yours is waiting for your bank. You can buy this course again once it is decided.',
  'code-refused': 'The code could not be used, so nothing was charged. The reason stands beside it.',
  'billing-needed':
    'For this amount the invoice must say who you are: give a name, and an address or an ABN, under billing details.',
  'gift-address': 'Give the e-mail address of the person the gift is for, like name@example.com.',
  'gift-to-yourself': 'That is your own e-mail address. Choose “For me”, or give the address of somebody else.',
  'clinic-name': 'Give the name of your clinic: the people you invite read it.',
  'too-long': 'One of the fields is longer than it may be. Shorten it and try again.',
  superseded:
    'You started another checkout at the same time. Nothing was charged here: press the button again to pay for this course.',
  'payment-service-down':
    'The card page did not open, because the payment service does not answer. Nothing was charged. Try again in a few minutes.',
};

/** Why a checkout did not start, said to the therapist. `held`: titles of what they have already. */
export function startRefusalSentence(reason: StartRefusal, held: readonly string[] = []): string {
  if (reason !== 'part-enrolled' || held.length === 0) return startRefusals[reason];
  return `You already have ${listed(held)}, so this order would charge you twice for it. Nothing was charged. Enrol in the others by themselves.`;
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

/** The state of an order as its buyer reads it: a paid one says when part of it went back and stayed back. */
export function orderStateWord({ status, events }: Pick<OrderView, 'status' | 'events'>): string {
  const last = events.findLast(({ kind }) => kind === 'partly-refunded' || kind === 'refund-failed');
  return status === 'paid' && last?.kind === 'partly-refunded' ? 'Paid, part given back' : orderStatusWord(status);
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
  'refund-requested': 'A refund was decided, and the money follows.',
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

type Sold = Pick<OrderView, 'id' | 'items' | 'purpose' | 'codeLabel' | 'gift'>;

/** What an order sells, in a few words. */
export function soldTitle({ items }: Pick<Sold, 'items'>): string {
  const [first, second, ...more] = items.map(({ title }) => title);
  if (more.length > 0) return `${first} and ${more.length + 1} more`;
  return first === undefined ? 'your course' : listed(second === undefined ? [first] : [first, second]);
}

/** What an order sells and to whom: "A course, a gift for a@example.org". */
export function soldWords(order: Pick<Sold, 'items' | 'purpose' | 'gift'>): string {
  if (order.purpose === 'self') return soldTitle(order);
  if (order.purpose === 'gift') return `${soldTitle(order)}, a gift${order.gift ? ` for ${order.gift.email}` : ''}`;
  return `${soldTitle(order)}, ${seatsWord(Math.max(...order.items.map(({ seats }) => seats)))}`;
}

export function seatsWord(seats: number): string {
  return seats === 1 ? '1 seat' : `${seats} seats`;
}

/** Where the same thing can be ordered again, with everything that was typed. */
export function payAgainPage({ id, items, purpose, codeLabel }: Sold): string {
  const [first, second] = items;
  const isPlain = second === undefined && purpose === 'self' && codeLabel === null;
  return `/checkout/${first?.slug ?? ''}${isPlain ? '' : `?order=${id}`}`;
}

/** The public page of what an order sells. */
export function soldPage({ items: [first, second] }: Pick<Sold, 'items'>): string {
  if (!first || second) return '/courses';
  return first.kind === 'bundle' ? '/pathway' : `/courses/${first.slug}`;
}

/** Where the buyer studies what an order sold. */
export function soldLearnPage({ items: [first, second] }: Pick<Sold, 'items'>): string {
  return !first || second || first.kind === 'bundle' ? '/account' : `/learn/${first.slug}`;
}

/** What happens by itself once the bank has said yes: to follow "when the bank says yes,". */
export function opensSentence({ purpose, items }: Pick<Sold, 'purpose' | 'items'>): string {
  if (purpose === 'gift') return 'your gift goes out by itself';
  if (purpose === 'seats') return 'your seats open by themselves';
  const isOne = items.length === 1 && items[0]?.kind === 'course';
  return isOne ? 'your course opens by itself' : 'your courses open by themselves';
}
