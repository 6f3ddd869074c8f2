import { expect, test } from 'vitest';
import { receiptOf } from './document.ts';
import { documentView } from './document-view.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const provider = {
  name: 'Test provider',
  contact: 'help@example.test',
  abn: '51 824 753 556',
  isGstRegistered: true,
  vatNumber: null,
  address: null,
  timeZone: 'UTC',
};

const invoice = (billingTaxNumber: string | null) =>
  receiptOf(
    {
      orderNumber: 'O-2026-000007',
      countryCode: 'AU',
      currency: 'AUD',
      totalMinor: 5_900,
      paidAt: at,
      code: null,
      buyer: {
        billingName: 'An Invented Clinic',
        billingAddress: null,
        billingTaxNumber,
        legalName: null,
        displayName: null,
        email: 'person@example.test',
      },
      lines: [{ id: 'l', description: 'A tiny course', bundleTitle: null, listMinor: 5_900, amountMinor: 5_900 }],
    },
    provider,
    7,
    at,
  );

test.each([
  ['51824753556', 'ABN 51 824 753 556'],
  ['GB123456782', 'VAT number GB123456782'],
  ['NZBN 9429', 'NZBN 9429'],
])('the number of a buyer, %s, is named where it shows what it is', (typed, shown) => {
  expect(documentView(invoice(typed)).buyer).toEqual(['An Invented Clinic', shown, 'person@example.test']);
});

test('without a tax the number of a buyer stands as typed, and brings no word of one', () => {
  const view = documentView({ ...invoice('GB123456782'), tax: null });
  expect(view.buyer).toContain('GB123456782');
  expect(JSON.stringify(view.buyer)).not.toMatch(/VAT|ABN/);
});

test('a credit note names a reason, also where the buyer gave none', () => {
  const credit = (reason: string) =>
    documentView({
      ...invoice(null),
      series: 'C',
      corrects: { number: 'R-000007', issuedOn: '2026-11-20', title: 'Tax invoice', reason },
    }).sentences[0];
  expect(credit('A film was missing.')).toBe('Reason: A film was missing.');
  expect(credit(' ')).toBe('Reason: given back at the buyer’s request.');
});
