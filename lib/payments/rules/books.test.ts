import { expect, test } from 'vitest';
import { booksFilterOf } from './books-filter.ts';
import { documentsCsvLine, linesCsvLines, signedDecimal } from './books.ts';
import type { SalesDocumentSnapshot } from './document-schema.ts';

const snapshot: SalesDocumentSnapshot = {
  version: 1,
  series: 'C',
  kind: 'adjustment_note',
  title: 'Adjustment note',
  number: 'C-000001',
  issuedOn: '2026-11-20',
  orderNumber: 'O-2026-000001',
  suppliedOn: '2026-11-19',
  countryCode: 'AU',
  currency: 'AUD',
  provider: { name: 'Test provider', address: null, contact: 'help@example.test', abn: null, taxNumber: null },
  buyer: { name: 'Test Person', address: 'A road', taxNumber: null, email: 'person@example.test' },
  tax: { scheme: 'au-gst', name: 'GST', rateBasisPoints: 1_000 },
  lines: [
    {
      description: '=HYPERLINK("https://example.test")',
      bundle: '@bundle',
      quantity: 1,
      unitMinor: 5_900,
      discountMinor: 0,
      amountMinor: 5_900,
      taxMinor: 536,
    },
  ],
  parts: [{ orderLineId: 'l', amountMinor: 5_900, taxMinor: 536 }],
  totals: { listMinor: 5_900, discountMinor: 0, netMinor: 5_364, taxMinor: 536, totalMinor: 5_900 },
  code: '-SPRING',
  payment: { how: 'card-page', on: '2026-11-20' },
  corrects: { number: 'R-000001', issuedOn: '2026-11-19', title: 'Tax invoice', reason: '+1' },
};
const entry = { snapshot, purpose: 'seats', paymentId: 'pi_1', refundId: 're_1' };

test('a document is one row: bare amounts with a sign, ids, and neither name nor address', () => {
  expect(documentsCsvLine(entry)).toBe(
    '"C-000001","Adjustment note","2026-11-20","2026-11-19","O-2026-000001","clinic","AU","AUD","GST","10%",-53.64,-5.36,-59.00,"R-000001","pi_1","re_1","\'-SPRING"\r\n',
  );
});

test('text that a spreadsheet would run stays text', () => {
  const line = linesCsvLines(entry);
  expect(line).toContain('"\'=HYPERLINK(""https://example.test"")","\'@bundle","1",-53.64,-5.36,-59.00');
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [-123_456_789, '-1234567.89'],
])('%i is %s', (amount, text) => {
  expect(signedDecimal(amount)).toBe(text);
});

test('a period is what the address says, or the month that runs: never a day that the database refuses', () => {
  const today = '2026-11-20';
  expect(booksFilterOf({}, today)).toEqual({ from: '2026-11-01', to: today, currency: '' });
  expect(booksFilterOf({ from: '2026-07-01', to: '2027-06-30', currency: 'GBP' }, today)).toEqual({
    from: '2026-07-01',
    to: '2027-06-30',
    currency: 'GBP',
  });
  for (const wrong of ['2026-02-31', '2026-13-01', '0000-01-01', "2026-01-01'", '', ['2026-01-01', 'x'], undefined])
    expect(booksFilterOf({ from: wrong, to: wrong, currency: wrong }, today)).toEqual({
      from: '2026-11-01',
      to: today,
      currency: '',
    });
});
