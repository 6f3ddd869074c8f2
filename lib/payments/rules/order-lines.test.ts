import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesTogether } from './order-lines.ts';

const line = fc.record({
  description: fc.constantFrom('A', 'B', 'C'),
  amountMinor: fc.integer({ min: 0, max: 9_900 }),
});

test('lines that say the same are one, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const together = linesTogether(lines);
      const sum = (amounts: readonly { readonly amountMinor: number }[]) =>
        amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
      expect(sum(together)).toBe(sum(lines));
      expect(together.reduce((count, { quantity }) => count + quantity, 0)).toBe(lines.length);
      expect(together.map(({ description }) => description)).toEqual([
        ...new Set(lines.map(({ description }) => description)),
      ]);
      for (const { eachMinor, quantity, amountMinor } of together)
        if (eachMinor !== null) expect(eachMinor * quantity).toBe(amountMinor);
    }),
  );
});

test('a price for each is said only where it is the same for all', () => {
  const [seats] = linesTogether([4_720, 4_720, 4_721].map((amountMinor) => ({ description: 'A', amountMinor })));
  expect(seats).toEqual({ description: 'A', quantity: 3, amountMinor: 14_161, eachMinor: null });
});
