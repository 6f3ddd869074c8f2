import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logFilterSchema } from '../schema/filter.ts';
import type { LogEntry } from '../schema.ts';
import { byYear, filtered, minutesOf, stands, yearsOf } from './view.ts';

function entryOf(id: number, given: Partial<LogEntry> = {}): LogEntry {
  return {
    id: String(id),
    source: 'manual',
    title: `Title ${id}`,
    provider: 'A school',
    startedOn: null,
    completedOn: '2026-03-14',
    minutes: 60,
    mode: 'reading',
    relation: 'direct',
    subjects: [],
    disciplines: [],
    isAssessed: false,
    learned: '',
    use: '',
    verification: 'self-declared',
    revision: 1,
    certificate: null,
    claims: {},
    evidence: [],
    reflections: [],
    ...given,
  };
}

const certificate = {
  id: 'c',
  code: 'c',
  number: 'AFF-1',
  status: 'revoked',
  courseSlug: 's',
  courseVersion: '1',
  approvedUnits: {},
} as const;

describe('the log as it is shown', () => {
  const all = [
    entryOf(1, { source: 'completion', certificate }),
    entryOf(2, { title: 'Neck pain', learned: 'Red flags' }),
    entryOf(3, { completedOn: '2025-12-31', mode: 'in_person', minutes: 45 }),
  ];
  const ids = (query: Record<string, unknown>) => filtered(all, logFilterSchema.parse(query)).map(({ id }) => id);

  test('is filtered by year, source, mode and every word of a text; what makes no sense asks for nothing', () => {
    expect(ids({})).toEqual(['1', '2', '3']);
    expect(ids({ year: '2025' })).toEqual(['3']);
    expect(ids({ source: 'completion' })).toEqual(['1']);
    expect(ids({ mode: 'in_person' })).toEqual(['3']);
    expect(ids({ q: 'FLAGS neck' })).toEqual(['2']);
    expect(ids({ q: 'flags knee' })).toEqual([]);
    expect(ids({ year: 'x', source: ['nothing'], mode: 7, page: -1 })).toEqual(['1', '2', '3']);
  });

  test('counts no revoked completion, and shows it all the same', () => {
    expect(all.map(stands)).toEqual([false, true, true]);
    expect(minutesOf(all)).toBe(105);
    expect(
      byYear(all, 0, 50).map(({ year, minutes, count, entries }) => [year, minutes, count, entries.length]),
    ).toEqual([
      ['2026', 60, 2, 2],
      ['2025', 45, 1, 1],
    ]);
    const replaced = entryOf(4, { certificate: { ...certificate, status: 'superseded' } });
    expect(stands(replaced)).toBe(true);
  });

  test('page by page holds each entry once, and each year’s sum is that of the whole year', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2020, max: 2026 }), { maxLength: 120 }), (years) => {
        const entries = years
          .toSorted((one, other) => other - one)
          .map((year, index) => entryOf(index, { completedOn: `${year}-05-05` }));
        const pages = Array.from({ length: Math.ceil(entries.length / 50) }, (_, page) =>
          byYear(entries, page * 50, 50),
        );
        expect(pages.flat().flatMap((group) => group.entries)).toEqual(entries);
        for (const { year, minutes } of pages.flat())
          expect(minutes).toBe(60 * entries.filter(({ completedOn }) => completedOn.startsWith(year)).length);
        expect(yearsOf(entries)).toEqual([...new Set(years.map(String))].toSorted().toReversed());
      }),
      { numRuns: 50 },
    );
  });
});
