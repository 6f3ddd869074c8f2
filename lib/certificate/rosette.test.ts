import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeFromBytes } from './code.ts';
import { rosettePaths, rosetteSvg } from './rosette.ts';

const codes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(codeFromBytes);

test('the same code draws the same rosette, another code another', () => {
  fc.assert(
    fc.property(codes, codes, (left, right) => {
      expect(rosettePaths(left)).toEqual(rosettePaths(left));
      expect(rosetteSvg(left, '#000', 1) === rosetteSvg(right, '#000', 1)).toBe(left === right);
    }),
    { numRuns: 30 },
  );
});

test('the drawing stays inside its square and keeps a size that a page can carry', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const { paths, size } = rosettePaths(code);
      expect(paths.join('').length).toBeLessThan(45_000);
      for (const path of paths) {
        const [x = -1, y = -1] = (/^M(\d+) (\d+)/.exec(path) ?? []).slice(1).map(Number);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x, y)).toBeLessThanOrEqual(size);
      }
    }),
    { numRuns: 30 },
  );
});
