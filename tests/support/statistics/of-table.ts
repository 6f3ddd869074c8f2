import { MarksTable } from '#scripts/stats/table.ts';
import type { Statistics } from '#scripts/stats/table.ts';
import { unit } from '#scripts/stats/marks.ts';

/** The product's own statistics of a table of marks that fits in memory. */
export function statisticsOf(table: readonly (readonly number[])[], maxima: readonly number[]): Statistics {
  const inMillionths = (marks: readonly number[]) => marks.map((mark) => Math.round(mark * unit));
  const marks = new MarksTable(
    maxima.map((_, index) => `q${index + 1}`),
    inMillionths(maxima),
    '/nowhere',
  );
  for (const row of table) marks.add(inMillionths(row));
  return marks.statistics();
}

/** True when the numbers of two results are the same to one part in a thousand million, or both missing. */
export function isNear(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}
