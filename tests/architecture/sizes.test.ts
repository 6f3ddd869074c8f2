import { describe, expect, it } from 'vitest';
import { filesUnder, readText } from './support/files.ts';

type Size = { readonly path: string; readonly lines: number };

function linesOf(text: string): number {
  return text.trimEnd().split('\n').length;
}

/** The value below which the given share of the sizes lies. */
function quantile(sizes: readonly Size[], share: number): number {
  const sorted = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

const isTest = /\.test\.tsx?$/;
const sizes: Size[] = ['app', 'components', 'lib']
  .flatMap((folder) => filesUnder(folder, /\.tsx?$/))
  .filter((path) => !isTest.test(path))
  .map((path) => ({ path, lines: linesOf(readText(path)) }));

describe('files are small by budget', () => {
  it('counts the real tree', () => {
    expect(sizes.length).toBeGreaterThan(20);
  });

  it('half of the files have 60 lines or fewer', () => {
    expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(60);
  });

  it('19 of 20 have 200 lines or fewer', () => {
    expect(quantile(sizes, 0.95)).toBeLessThanOrEqual(200);
  });

  it('none has more than 300', () => {
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('a list with a long tail would be noticed', () => {
    const planted = [10, 20, 30, 400].map((lines) => ({ path: 'planted', lines }));
    expect(quantile(planted, 0.5)).toBe(20);
    expect(quantile(planted, 0.95)).toBe(400);
  });
});
