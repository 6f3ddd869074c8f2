import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureNames } from '#components/figures/figure-names.ts';
import { useContentFixture } from '#tests/support/content/fixture.ts';
import { contentDir, rootDir } from '../../paths.ts';
import { checkContent } from './check.ts';
import { figureSource } from './figure-source.ts';

const fixture = useContentFixture();
const shared = join(rootDir, '..', 'shared');

test('sound content has neither errors nor warnings', () => {
  const report = fixture().check();
  expect(report.errors).toEqual([]);
  expect(report.warnings).toEqual([]);
  expect(report.isCopyingChecked).toBe(true);
});

test('each course is counted, and offers the lowest of the published methods', () => {
  const { courses, counts } = fixture().check();
  expect(courses.map(({ slug, modules, questions, claims }) => ({ slug, modules, questions, claims }))).toEqual([
    { slug: 'first-course', modules: 2, questions: 60, claims: 3 },
    { slug: 'second-course', modules: 2, questions: 60, claims: 3 },
  ]);
  for (const { minutesByMethod, minutesOffered } of courses) {
    expect(Object.keys(minutesByMethod)).toEqual(['ncbtmb', 'nbcaam', 'mergener', 'cpdas']);
    const lowest = Math.min(...Object.values(minutesByMethod));
    expect(minutesOffered).toBe(Math.floor(lowest / 15) * 15);
  }
  expect(counts).toMatchObject({ courses: 2, modules: 4, questions: 120, claims: 3, terms: 100, handouts: 2 });
});

test('a folder that is not there, and one without courses, say so and nothing else', () => {
  const { input, dir } = fixture();
  const missing = checkContent(join(dir, 'nowhere'), input);
  expect(missing.errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    `folder: the folder ${join(dir, 'nowhere')} does not exist`,
  ]);
  const empty = checkContent(join(dir, 'sources'), input);
  expect(empty.errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    `folder: ${join(dir, 'sources')} has no folder "courses"`,
  ]);
});

test('the content of this repository keeps every rule', () => {
  const report = checkContent(contentDir, {
    figures: { names: figureNames, sourceOf: (name) => figureSource(join(rootDir, 'components', 'figures'), name) },
    sourceDir: join(shared, 'source'),
    dossierFile: join(shared, 'evidence', 'dossier.md'),
    today: '2026-11-28',
  });
  expect(report.errors).toEqual([]);
  expect(report.isCopyingChecked).toBe(existsSync(join(shared, 'source')));
});

test('a fault in a professional body’s rule is named with the others', () => {
  fixture().write('bodies/a-body.yaml', 'slug: a-body\nname: [not a name]\n');
  expect(fixture().errors()).toContain('bodies/a-body.yaml:2 shape');
  expect(fixture().check().bodies).toBe(1);
});
