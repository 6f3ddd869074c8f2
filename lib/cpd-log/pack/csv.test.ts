import { expect, test } from 'vitest';
import { parseCsv } from '#lib/csv.ts';
import { packCompletion, packEntry, packFacts } from '#tests/support/audit-pack.ts';
import { packCsv } from './csv.ts';
import { packOf } from './rules/pack-of.ts';

test('one line an activity with all of its facts; what a spreadsheet would run stays text', () => {
  const { entry, completion } = packCompletion(1);
  const evil = packEntry(2, {
    title: '=HYPERLINK("https://evil.example")',
    provider: '+61 "A" provider\nof two lines',
  });
  const pack = packOf(packFacts({ entries: [entry, evil], completions: [completion] }));
  const csv = packCsv(pack, 'https://afferent.example');
  const { rows, unclosedRow } = parseCsv(csv);
  expect(unclosedRow).toBeNull();
  expect(rows).toHaveLength(3);
  const [head, first, second] = rows.map(({ cells }) => cells);
  const of = (cells: readonly string[] | undefined, name: string) => cells?.[head?.indexOf(name) ?? -1];
  expect(of(first, 'Title')).toBe(`'=HYPERLINK("https://evil.example")`);
  expect(of(first, 'Provider')).toBe(`'+61 "A" provider\nof two lines`);
  expect(of(first, 'How known')).toBe('Stated by the therapist');
  expect(of(second, 'Certificate number')).toBe('AFF-2026-000001');
  expect(of(second, 'Check at')).toMatch(/^https:\/\/afferent\.example\/verify\/[0-9A-Z]{27}$/);
  expect(of(second, 'Units counted')).toBe('4');
  expect(rows.every(({ cells }) => cells.length === head?.length)).toBe(true);
});
