import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { OrderView } from '#lib/payments/schema.ts';
import { orderStateWord } from '#lib/payments/messages.ts';
import { receiptOf } from '#lib/payments/rules/document.ts';
import { Outcome } from './outcome.tsx';
import { Receipt } from './receipt.tsx';

const at = new Date('2026-11-20T01:00:00.000Z');
const order: OrderView = {
  id: '01a1fb2b-9bd0-70d1-9f56-ad310bb9bf2c',
  number: 'O-2026-000007',
  status: 'paid',
  currency: 'AUD',
  totalMinor: 5_900,
  createdAt: at,
  expiresAt: at,
  settledAt: at,
  timeZone: 'Australia/Sydney',
  bundle: null,
  purpose: 'self',
  items: [{ slug: 'tiny', title: 'A tiny course', kind: 'course', seats: 1 }],
  gift: null,
  codeLabel: null,
  lines: [
    {
      id: 'l',
      description: 'A tiny course (version 1.0)',
      amountMinor: 5_900,
      courseSlug: 'tiny',
      courseTitle: 'A tiny course',
      firstModuleSlug: 'm1',
    },
  ],
  events: [
    { kind: 'placed', at },
    { kind: 'paid', at },
  ],
};
const provider = { name: 'Test provider', contact: 'help@example.test', abn: null };
const show = (abn: string | null) =>
  renderToStaticMarkup(<Receipt order={order} provider={{ ...provider, abn }} buyer="Test Person" />);
const outcome = (changes: Partial<OrderView>) =>
  renderToStaticMarkup(
    <Outcome order={{ ...order, ...changes }} isFresh email="a@example.test" here="/checkout/return" />,
  );

test('a receipt says number, date, seller, buyer, line, total and currency, and not a word of tax', () => {
  const html = show(null);
  for (const fact of [
    'O-2026-000007',
    '20 November 2026',
    'Test provider',
    'Test Person',
    'A tiny course (version 1.0)',
    'A$59',
    'AUD',
    'The payment was confirmed.',
  ])
    expect(html).toContain(fact);
  expect(html).not.toMatch(/GST|VAT|\btax\b|ABN/i);
});

test('twenty seats that are not paid yet are one row with their sum', () => {
  const [line] = order.lines;
  const seats = Array.from(
    { length: 20 },
    (_, index) => ({ ...line, id: `l${index}` }) as (typeof order.lines)[number],
  );
  const html = renderToStaticMarkup(
    <Receipt
      order={{ ...order, status: 'open', purpose: 'seats', totalMinor: 118_000, lines: seats }}
      provider={provider}
      buyer="Test Person"
    />,
  );
  expect(html.split('A tiny course (version 1.0)')).toHaveLength(2);
  expect(html).toContain('20 seats, A$59 each');
  expect(html).toContain('A$1,180');
});

test('an order that cost nothing speaks of no payment that was confirmed', () => {
  const html = renderToStaticMarkup(<Receipt order={{ ...order, totalMinor: 0 }} provider={provider} buyer="" />);
  expect(html).toContain('There was nothing to pay.');
  expect(html).not.toContain('The payment was confirmed.');
});

test('a receipt says how much of a payment went back', () => {
  const events = [{ kind: 'partly-refunded', at, amountMinor: 2_000 }] as const;
  expect(
    renderToStaticMarkup(
      <Receipt order={{ ...order, events }} provider={{ ...provider, abn: null }} buyer="Test Person" />,
    ),
  ).toContain('Part of the payment was sent back to you. Amount: A$20.');
});

test('the ABN stands on a receipt only when one is configured', () => {
  expect(show('51 824 753 556')).toContain('51 824 753 556');
});

test('the return page never calls an order enrolled that is not paid', () => {
  expect(outcome({})).toContain('You are enrolled');
  expect(outcome({})).toContain('/learn/tiny/m1');
  for (const status of ['failed', 'expired', 'refunded'] as const)
    expect(outcome({ status })).not.toContain('You are enrolled');
  expect(outcome({ status: 'failed', events: [{ kind: 'amount-mismatch', at }] })).toContain('does not match');
  expect(outcome({ events: [{ kind: 'duplicate-payment', at }] })).toContain('You already had this course');
  const basket = outcome({ lines: [...order.lines, ...order.lines], events: [{ kind: 'duplicate-payment', at }] });
  expect(basket).toContain('You are enrolled');
  expect(basket).toContain('that part of the payment goes back to you');
  expect(outcome({ status: 'refunded', events: [{ kind: 'duplicate-payment', at }] })).toContain(
    'You already had this course',
  );
  const sentBack = outcome({ status: 'refunded', events: [{ kind: 'refunded', at }] });
  expect(sentBack).toContain('This payment was sent back');
  expect(sentBack).not.toContain('/learn/');
});

test('once a document is issued, the receipt shows it as issued, and where to keep it', () => {
  const snapshot = receiptOf(
    {
      orderNumber: order.number,
      countryCode: 'AU',
      currency: 'AUD',
      totalMinor: 5_900,
      paidAt: at,
      code: null,
      buyer: {
        billingName: 'An Invented Clinic',
        billingAddress: null,
        billingTaxNumber: null,
        legalName: 'Test Person',
        displayName: null,
        email: 'person@example.test',
      },
      lines: [
        { id: 'l', description: 'A tiny course, as sold', bundleTitle: null, listMinor: 5_900, amountMinor: 5_900 },
      ],
    },
    { ...provider, address: null, abn: '51 824 753 556', isGstRegistered: true, vatNumber: null, timeZone: 'UTC' },
    7,
    at,
  );
  const html = renderToStaticMarkup(
    <Receipt order={order} provider={{ ...provider, abn: null }} buyer="Another Name" documents={[snapshot]} />,
  );
  for (const fact of ['A tiny course, as sold', 'An Invented Clinic', 'GST of 5.36 AUD', 'Tax invoice R-000007 (PDF)'])
    expect(html).toContain(fact);
  expect(html).toContain(`/api/orders/${order.id}/documents/R-000007`);
  expect(html).not.toContain('Another Name');
});

test('a paid order says when part of it went back, and no longer when the bank sent that part back to us', () => {
  const stateOf = (...kinds: OrderView['events'][number]['kind'][]) =>
    orderStateWord({ status: 'paid', events: kinds.map((kind) => ({ kind, at })) });
  expect(stateOf('paid')).toBe('Paid');
  expect(stateOf('paid', 'partly-refunded')).toBe('Paid, part given back');
  expect(stateOf('paid', 'partly-refunded', 'refund-failed')).toBe('Paid');
  expect(orderStateWord({ status: 'refunded', events: [{ kind: 'partly-refunded', at }] })).toBe('Refunded');
});
