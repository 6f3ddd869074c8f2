import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import AnxietyEffects from './anxiety-effects.tsx';
import AnxietyTrials from './anxiety-trials.tsx';
import HormoneStudies from './hormone-studies.tsx';
import MassageImmuneMarkers from './massage-immune-markers.tsx';
import PainByComparison from './pain-by-comparison.tsx';
import { cortisol, hormones } from './plot-data-hormones.ts';
import { markers } from './plot-data-markers.ts';
import { pain } from './plot-data-pain.ts';
import { rapaport, sherman } from './plot-data-trials.ts';
import { anxiety, colds } from './plot-data.ts';
import type { Plot } from './plot-data.ts';
import SleepAndColds from './sleep-and-colds.tsx';

type Reference = {
  readonly id: string;
  readonly author: readonly { readonly family?: string }[];
  readonly issued: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly custom: { readonly verified: boolean };
};

const references = JSON.parse(readFileSync(join(rootDir, 'content', 'references.json'), 'utf8')) as Reference[];
const plots: Record<string, Plot> = { anxiety, colds, pain, cortisol };
const estimates = Object.entries(plots).flatMap(([name, plot]) =>
  plot.groups.flatMap(({ rows }) => rows.map((row) => ({ name: `${name}: ${row.study}, ${row.detail}`, plot, row }))),
);
const findings = [...markers, ...hormones].flatMap(({ rows }) => rows);
const figures: [string, ComponentType, readonly (readonly number[])[]][] = [
  ['anxiety-effects', AnxietyEffects, [anxiety.ticks]],
  ['anxiety-trials', AnxietyTrials, [[0, 2, 4, 6, 8, 10, 12, 14]]],
  ['sleep-and-colds', SleepAndColds, [colds.ticks]],
  ['pain-by-comparison', PainByComparison, [pain.ticks]],
  ['massage-immune-markers', MassageImmuneMarkers, []],
  ['hormone-studies', HormoneStudies, [cortisol.ticks]],
];

const numbersIn = (markup: string): string[] => markup.replaceAll(/<[^>]*>/g, ' ').match(/[−-]?\d*\.?\d+/g) ?? [];
const partOf = (html: string, tag: string): string[] =>
  html.match(new RegExp(String.raw`<${tag}[\s>][\s\S]*?</${tag}>`, 'g')) ?? [];

describe('every row of a plot', () => {
  test.each([...estimates.map(({ row }) => row), ...findings, sherman, rapaport])(
    'names a work that is in the list of references and verified: $study',
    ({ reference, study }) => {
      const work = references.find(({ id }) => id === reference);
      expect(work?.custom.verified, reference).toBe(true);
      expect(study.replaceAll('’', "'")).toContain(
        `${work?.author[0]?.family ?? '?'} ${String(work?.issued['date-parts'][0]?.[0])}`,
      );
    },
  );

  test.each(estimates)('lies inside its interval and on the axis: $name', ({ plot, row }) => {
    const [low, high] = row.interval ?? row.range ?? [row.value ?? plot.neutral, row.value ?? plot.neutral];
    expect(low).toBeLessThanOrEqual(row.value ?? low);
    expect(high).toBeGreaterThanOrEqual(row.value ?? high);
    expect(low).toBeGreaterThanOrEqual(plot.from);
    expect(high).toBeLessThanOrEqual(plot.to);
  });

  test.each(estimates)('has a number, a range or words, and an interval only with a number: $name', ({ row }) => {
    expect([row.value, row.range ?? null, row.finding ?? null].filter((part) => part !== null)).toHaveLength(1);
    expect(row.interval !== undefined && row.value === null).toBe(false);
  });
});

describe.each(figures)('%s', (name, Drawn, ticks) => {
  const html = renderToStaticMarkup(<Drawn />);
  const table = numbersIn(partOf(html, 'tbody').join(' '));

  test('every drawn number stands in the table', () => {
    const onAxis = ticks.flat().map((tick) => String(tick).replace('-', '−'));
    const drawn = partOf(html, 'text').flatMap(numbersIn);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.filter((number) => !table.includes(number) && !onAxis.includes(number))).toEqual([]);
  });

  test('the table has a caption, heads of columns and rows, and a switch of its own', () => {
    expect(partOf(html, 'summary').join(' ')).toContain('The numbers behind this plot');
    for (const part of partOf(html, 'table')) {
      expect(part).toMatch(/<caption[^>]*>.{10,}<\/caption>/);
      expect(
        partOf(part, 'thead')
          .join(' ')
          .match(/<th scope="col"/g)?.length,
      ).toBe(5);
      for (const row of partOf(partOf(part, 'tbody').join(' '), 'tr')) expect(row).toMatch(/^<tr[^>]*><th scope="row"/);
    }
  });

  test('the text alternative holds every result', () => {
    const described = numbersIn(partOf(html, 'desc').join(' '));
    const drawn = partOf(html, 'text').flatMap(numbersIn);
    const onAxis = new Set(ticks.flat().map((tick) => String(tick).replace('-', '−')));
    expect(drawn.filter((number) => !described.includes(number) && !onAxis.has(number))).toEqual([]);
  });

  test('colours are variables and nothing in the drawing has a class', () => {
    const [svg = ''] = partOf(html, 'svg');
    expect(svg.slice(svg.indexOf('>'))).not.toContain('class=');
    expect(svg).not.toMatch(/#[0-9a-f]{3,8}"|rgb\(/i);
    expect(html).toContain(`id="${name}-desc"`);
  });
});

test('the same study says the same of one marker wherever it is drawn', () => {
  const said = new Map<string, string>();
  for (const { rows, name } of [...markers, ...hormones])
    for (const { study, found } of rows) {
      const key = `${study} ${name}`;
      expect(said.get(key) ?? found, key).toBe(found);
      said.set(key, found);
    }
});
