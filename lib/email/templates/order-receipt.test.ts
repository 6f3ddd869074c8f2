import { expect, test } from 'vitest';
import { orderReceiptMail } from './order-receipt.ts';
import { orderRefundedMail } from './order-refunded.ts';

const facts = {
  number: 'O-2026-000007',
  on: new Date('2026-11-20T01:00:00.000Z'),
  timeZone: 'Australia/Sydney',
  currency: 'AUD' as const,
  totalMinor: 5_900,
  bundleTitle: null,
  purpose: 'self' as const,
  giftEmail: null,
  lines: [{ description: 'A tiny course (version 1.0)', amountMinor: 5_900 }],
  provider: { name: 'Test provider', contact: 'help@example.test', abn: null },
  orderUrl: 'https://learn.example.test/account/orders/1',
  document: 'Tax invoice R-000007',
  learnUrl: 'https://learn.example.test/learn/tiny',
  checkoutUrl: 'https://learn.example.test/checkout/tiny',
};
const refund = { amountMinor: 5_900, isForLines: true, isDuplicate: false, reasons: [], ended: [] };

test('the mails of a payment and of a refund say which document there is and lead to the order, not to the file', () => {
  expect(orderReceiptMail(facts).text).toContain(
    'Tax invoice R-000007 is on the page of your order, behind your sign-in: https://learn.example.test/account/orders/1',
  );
  const back = orderRefundedMail({ ...facts, ...refund, document: 'Adjustment note C-000002' }).text;
  expect(back).toContain('Adjustment note C-000002 is on the page of your order');
  for (const text of [orderReceiptMail(facts).text, back]) expect(text).not.toContain('/api/');
});

test('without a document the mails name none', () => {
  expect(orderReceiptMail({ ...facts, document: null }).text).toContain('Your receipt to print:');
  expect(orderRefundedMail({ ...facts, ...refund, document: null }).text).not.toContain('page of your order');
});
