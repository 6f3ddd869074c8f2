import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { OrderView } from '#lib/payments/schema.ts';
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
