import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditNoteOf } from './credit-note.ts';
import { receiptOf } from './document.ts';
import type { SalesDocumentSnapshot } from './document-schema.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const timeZone = 'Australia/Sydney';
const provider = {
  name: 'Test provider',
  address: 'A road',
  contact: 'help@example.test',
  abn: '51 824 753 556',
  isGstRegistered: true,
  vatNumber: 'GB123456782',
  timeZone,
};
const buyer = {
  billingName: null,
  billingAddress: null,
  billingTaxNumber: null,
  legalName: 'Test Person',
  displayName: null,
  email: 'person@example.test',
};
const amounts = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 12 });
const country = fc.constantFrom('AU', 'GB', 'US', null);

function sold(amountsMinor: readonly number[], countryCode: string | null) {
  const lines = amountsMinor.map((amountMinor, index) => ({
    id: `line-${index}`,
    description: `Course ${index % 3}`,
    bundleTitle: null,
    listMinor: amountMinor + 7,
    amountMinor,
  }));
  const totalMinor = amountsMinor.reduce((sum, amount) => sum + amount, 0);
  const facts = { orderNumber: 'O-2026-000001', countryCode, currency: 'AUD', totalMinor, paidAt: at, code: null };
  return { lines, receipt: receiptOf({ ...facts, buyer, lines }, provider, 1, at) };
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const back = (snapshots: readonly SalesDocumentSnapshot[], key: 'totalMinor' | 'taxMinor' | 'netMinor') =>
  sum(snapshots.map(({ totals }) => totals[key]));

test('lines, parts and totals of a receipt agree, whatever was sold where', () => {
  fc.assert(
    fc.property(amounts, country, (amountsMinor, countryCode) => {
      const { receipt } = sold(amountsMinor, countryCode);
      const { totals, lines, parts } = receipt;
      expect(sum(lines.map(({ amountMinor }) => amountMinor))).toBe(totals.totalMinor);
      expect(sum(lines.map(({ taxMinor }) => taxMinor))).toBe(totals.taxMinor);
      expect(sum(parts.map(({ taxMinor }) => taxMinor))).toBe(totals.taxMinor);
      expect(sum(lines.map(({ quantity }) => quantity))).toBe(amountsMinor.length);
      expect(totals.netMinor + totals.taxMinor).toBe(totals.totalMinor);
      expect(totals.listMinor - totals.discountMinor).toBe(totals.totalMinor);
    }),
  );
});

test('an order that costs less than its lines, as one too small for a card, says what it costs', () => {
  const { receipt } = sold([20, 10], 'AU');
  const { lines } = sold([20, 10], 'AU');
  const facts = { orderNumber: 'O-1', countryCode: 'AU', currency: 'AUD', totalMinor: 0, paidAt: at, code: null };
  const free = receiptOf({ ...facts, buyer, lines }, provider, 2, at);
  expect(receipt.totals.totalMinor).toBe(30);
  expect(free.totals).toMatchObject({ totalMinor: 0, taxMinor: 0 });
  expect(sum(free.lines.map(({ amountMinor }) => amountMinor))).toBe(0);
});

test('whatever is given back in whatever parts: never more than was paid of any line or of the order, and the whole is the whole', () => {
  const steps = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 40_000 }), line: fc.option(fc.nat(11)) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(amounts, country, steps, (amountsMinor, countryCode, wanted) => {
      const { lines, receipt } = sold(amountsMinor, countryCode);
      const orderLines = lines;
      const notes: SalesDocumentSnapshot[] = [];
      const give = (amountMinor: number, by: { orderLineId: string; amountMinor: number }[]) => {
        const facts = { reason: 'r', amountMinor, givenAt: at, lines: by, underWay: [], orderLines };
        const note = creditNoteOf(facts, receipt, notes, { running: notes.length + 1, at, timeZone });
        if (note) notes.push(note);
      };
      const leftOf = (index: number) =>
        (amountsMinor[index] ?? 0) -
        sum(
          notes.flatMap(({ parts }) =>
            parts.filter(({ orderLineId }) => orderLineId === `line-${index}`).map(({ amountMinor }) => amountMinor),
          ),
        );
      for (const { amount, line } of wanted) {
        const index = line === null ? null : line % amountsMinor.length;
        const amountMinor = index === null ? amount : Math.min(amount, leftOf(index));
        if (amountMinor === 0) continue;
        give(amountMinor, index === null ? [] : [{ orderLineId: `line-${index}`, amountMinor }]);
        for (const each of amountsMinor.keys()) expect(leftOf(each)).toBeGreaterThanOrEqual(0);
      }
      give(receipt.totals.totalMinor + 1, []);
      for (const key of ['totalMinor', 'taxMinor', 'netMinor'] as const)
        expect(back(notes, key)).toBe(receipt.totals[key]);
      for (const note of notes) expect(sum(note.lines.map(({ taxMinor }) => taxMinor))).toBe(note.totals.taxMinor);
    }),
  );
});
