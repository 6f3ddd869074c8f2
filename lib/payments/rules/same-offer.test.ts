import { expect, test } from 'vitest';
import { isSameOffer, isSameWish } from './same-offer.ts';
import type { OfferTerms } from './same-offer.ts';

const lines = [
  { courseVersionId: 'v1', bundleId: 'b', seatNumber: null, amountMinor: 3_000 },
  { courseVersionId: 'v2', bundleId: 'b', seatNumber: null, amountMinor: 2_900 },
];
const offer: OfferTerms = {
  currency: 'AUD',
  countryCode: 'AU',
  purpose: 'self',
  codeId: null,
  billing: { name: 'A', address: 'B', taxNumber: '' },
  gift: { email: 'a@example.test', name: 'C', message: 'D' },
  clinicName: null,
  amountMinor: 5_900,
  lines,
};

test('an order is the same as itself, in whatever order its lines come', () => {
  expect(isSameOffer(offer, { ...offer })).toBe(true);
  expect(isSameOffer(offer, { ...offer, lines: lines.toReversed() })).toBe(true);
});

const changes: readonly [string, Partial<OfferTerms>][] = [
  ['the currency', { currency: 'GBP' }],
  ['the country', { countryCode: 'GB' }],
  ['the purpose', { purpose: 'seats' }],
  ['the code', { codeId: 'c' }],
  ['no billing details', { billing: null }],
  ['the billing name', { billing: { name: 'Z', address: 'B', taxNumber: '' } }],
  ['the billing number', { billing: { name: 'A', address: 'B', taxNumber: '1' } }],
  ['who the gift is for', { gift: { email: 'b@example.test', name: 'C', message: 'D' } }],
  ['the words with the gift', { gift: { email: 'a@example.test', name: 'C', message: 'E' } }],
  ['the clinic', { clinicName: 'Z' }],
  ['a line less', { lines: lines.slice(1) }],
  ['courses by themselves', { lines: lines.map((line) => ({ ...line, bundleId: null })) }],
  ['seats', { lines: lines.map((line) => ({ ...line, seatNumber: 1 })) }],
  ['another version', { lines: lines.map((line) => ({ ...line, courseVersionId: 'v3' })) }],
];

test.each(changes)('a change of %s is another order', (_what, change) => {
  expect(isSameOffer(offer, { ...offer, ...change })).toBe(false);
  expect(isSameWish(offer, { ...offer, ...change })).toBe(false);
});

test('a change of price is another order for the same wish', () => {
  expect(isSameOffer(offer, { ...offer, amountMinor: 6_900 })).toBe(false);
  const dearer = lines.map((line) => ({ ...line, amountMinor: line.amountMinor + 1 }));
  expect(isSameOffer(offer, { ...offer, lines: dearer })).toBe(false);
  expect(isSameWish(offer, { ...offer, lines: dearer })).toBe(true);
});
