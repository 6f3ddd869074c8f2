import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardPageLines } from './card-page.ts';

const line = (description: string, listMinor: number, amountMinor = listMinor) => ({
  description,
  listMinor,
  amountMinor,
});

test('equal lines stand together with their number, and a discount is named', () => {
  expect(
    cardPageLines([line('A', 100), line('A', 100), line('A', 100, 90), line('B', 100, 0)], 'O-2026-000001'),
  ).toEqual([
    { description: 'A', amountMinor: 100, quantity: 2 },
    { description: 'A, incl. code', amountMinor: 90, quantity: 1 },
    { description: 'B, incl. code', amountMinor: 0, quantity: 1 },
  ]);
});

test('whatever is sold, the card page adds up to it with 100 lines at most', () => {
  const lines = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 99 }))
      .map(([name, list, off]) => line(`Course ${name}`, list, Math.max(0, list - off))),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(lines, (given) => {
      const shown = cardPageLines(given, 'O-2026-000001');
      expect(shown.length).toBeLessThanOrEqual(100);
      expect(shown.reduce((total, { amountMinor, quantity }) => total + amountMinor * quantity, 0)).toBe(
        given.reduce((total, { amountMinor }) => total + amountMinor, 0),
      );
    }),
  );
});
