import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineTaxes, registrationsOf, taxGoingBack, taxNoteFor, taxSchemeFor, taxSchemes, taxWithin } from './tax.ts';

const abn = '51 824 753 556';
const vat = 'GB123456782';
const amount = fc.integer({ min: 0, max: 50_000_000 });
const rate = fc.constantFrom(...taxSchemes.map(({ rateBasisPoints }) => rateBasisPoints));

test.each([
  ['AU', true, null, 'au-gst'],
  ['AU', false, null, null],
  ['AU', false, vat, null],
  ['GB', true, null, null],
  ['GB', false, vat, 'gb-vat'],
  ['GB', true, vat, 'gb-vat'],
  ['NZ', true, vat, null],
  ['US', true, vat, null],
  [null, true, vat, null],
] as const)('sold into %s, GST registered %s, VAT number %s: %s', (country, isGstRegistered, vatNumber, scheme) => {
  const registrations = registrationsOf({ abn, isGstRegistered, vatNumber });
  expect(taxSchemeFor(country, registrations)?.id ?? null).toBe(scheme);
});

test('a price says which tax it includes, and nothing of tax where the provider is not registered', () => {
  const registrations = registrationsOf({ abn, isGstRegistered: true, vatNumber: vat });
  expect(taxNoteFor('AU', registrations)).toBe('Including GST.');
  expect(taxNoteFor('GB', registrations)).toBe('Including VAT.');
  expect(taxNoteFor('US', registrations)).toBeNull();
  expect(taxNoteFor('AU', registrationsOf({ abn, isGstRegistered: false, vatNumber: null }))).toBeNull();
});

test('a country that is a row of the table needs nothing but its registration', () => {
  const scheme = taxSchemeFor('NZ', { 'nz-gst': '1' });
  expect(scheme).toMatchObject({ name: 'GST', rateBasisPoints: 1_500 });
  expect(taxWithin(11_500, scheme?.rateBasisPoints ?? 0)).toBe(1_500);
});

test.each([
  [5_900, 1_000, 536],
  [11_000, 1_000, 1_000],
  [1, 1_000, 0],
  // 5.5 elevenths of a cent: half goes up.
  [16, 1_000, 1],
  [3_200, 2_000, 533],
  [3, 2_000, 1],
  [0, 1_000, 0],
])('%i with %i basis points holds %i of tax', (total, basisPoints, tax) => {
  expect(taxWithin(total, basisPoints)).toBe(tax);
});

test('the tax is the nearest whole unit to the exact part, and half goes up', () => {
  fc.assert(
    fc.property(amount, rate, (total, basisPoints) => {
      const whole = BigInt(10_000 + basisPoints);
      const exactTwice = 2n * BigInt(total) * BigInt(basisPoints);
      const offTwice = exactTwice - 2n * BigInt(taxWithin(total, basisPoints)) * whole;
      return offTwice < whole && offTwice >= -whole;
    }),
  );
});

test('line taxes add up to the document, none is negative or above its line', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 40 }), rate, (amounts, basisPoints) => {
      const total = amounts.reduce((sum, each) => sum + each, 0);
      const tax = taxWithin(total, basisPoints);
      const parts = lineTaxes(tax, amounts);
      expect(parts.reduce((sum, each) => sum + each, 0)).toBe(tax);
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0);
        // A document of nothing shares nothing.
        expect(part).toBeLessThanOrEqual(Math.max(amounts[index] ?? 0, 0));
      }
    }),
  );
});

test('however an order goes back, the tax of its credit notes adds up to the tax of its receipt', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), rate, (refunds, basisPoints) => {
      let before = 0;
      let tax = 0;
      for (const refund of refunds) {
        const part = taxGoingBack(before, refund, basisPoints);
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(refund);
        tax += part;
        before += refund;
      }
      expect(tax).toBe(taxWithin(before, basisPoints));
    }),
  );
});
