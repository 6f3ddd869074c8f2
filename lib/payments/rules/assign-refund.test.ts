import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignmentOf } from './assign-refund.ts';

const line = (id: string, amountMinor: number, isGivenBack = false) => ({
  id,
  amountMinor,
  isGivenBack,
  backMinor: 0,
  hasCertificate: false,
});
const lines = [line('a', 5900), line('b', 3000), line('c', 100, true)];
const refund = { origin: 'dashboard', status: 'given', amountMinor: 5900, lineCount: 0 } as const;

test('a refund of the price of one line is for that line', () => {
  expect(assignmentOf(refund, lines, ['a'], true)).toEqual({
    ok: true,
    value: [{ lineId: 'a', amountMinor: 5900, endsLine: true }],
  });
});

test.each([
  ['an admin gave it', { ...refund, origin: 'admin' } as const, ['a'], 'not-from-dashboard'],
  ['it has lines already', { ...refund, lineCount: 1 }, ['a'], 'already-assigned'],
  ['it failed', { ...refund, status: 'failed' } as const, ['a'], 'unknown-refund'],
  ['no line is named', refund, [], 'unknown-line'],
  ['a line is of another order', refund, ['a', 'x'], 'unknown-line'],
  ['a line is back already', refund, ['c'], 'line-given-back'],
  ['it is more than the lines cost', refund, ['b'], 'more-than-lines'],
] as const)('refused when %s', (_why, given, ids, reason) => {
  expect(assignmentOf(given, lines, ids, false)).toEqual({ ok: false, reason });
});

test('every cent of it is for a line, and no line gets more than is left of it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40_000), { minLength: 1, maxLength: 20 }), fc.nat(1_000), (prices, mille) => {
      const all = prices.map((price, index) => line(String(index), price));
      const sum = prices.reduce((total, price) => total + price, 0);
      const amountMinor = Math.floor((sum * mille) / 1_000);
      const done = assignmentOf(
        { ...refund, amountMinor },
        all,
        all.map(({ id }) => id),
        true,
      );
      if (!done.ok) throw new Error(done.reason);
      expect(done.value.reduce((total, part) => total + part.amountMinor, 0)).toBe(amountMinor);
      for (const [index, part] of done.value.entries()) {
        expect(part.amountMinor).toBeLessThanOrEqual(prices[index] ?? 0);
        expect(part.amountMinor).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
