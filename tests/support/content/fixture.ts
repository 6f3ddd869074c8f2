import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { stringify } from 'yaml';
import { checkContent } from '#lib/catalogue/content/check.ts';
import type { CheckInput, ContentReport } from '#lib/catalogue/content/check.ts';
import { nonsense, questionsOf } from './questions.ts';
import { claimsText, courseText, coverageText, handoutText, moduleText, pathwayText } from './texts.ts';

export const drawn = '<svg role="img"><title>A picture</title><desc>What it shows</desc></svg>';
const stolen = 'one two three four five six seven eight';

function reference(id: string, family: string, year: number): object {
  return {
    id,
    type: 'article-journal',
    title: `What ${family} found`,
    author: [{ family }],
    issued: { 'date-parts': [[year]] },
    custom: { verified: true, seenAt: 'https://example.test' },
  };
}

function files(): Record<string, string> {
  const terms = Array.from({ length: 99 }, (_, index) => ({
    id: `word-${index + 1}`,
    term: nonsense(5_000 + index),
    definition: 'A word that means nothing.',
  }));
  const tagged = (list: typeof terms) =>
    list.map(({ id, term }) => `{% term id="${id}" %}${term}{% /term %} is a word.`).join(' ');
  const course = (slug: string, position: number, prefix: string) => ({
    [`courses/${slug}/course.yaml`]: courseText(slug, position),
    [`courses/${slug}/modules/01-first-part.md`]: moduleText('first-part', 'The first part', 'o1', true, tagged(terms)),
    [`courses/${slug}/modules/02-second-part.md`]: moduleText('second-part', 'The second part', 'o2', false, ''),
    [`courses/${slug}/questions/first-part.yaml`]: stringify(questionsOf(prefix, 'first-part', 'o1', 1)),
    [`courses/${slug}/questions/second-part.yaml`]: stringify(questionsOf(prefix, 'second-part', 'o2', 31)),
    [`courses/${slug}/handouts/a-page.md`]: handoutText(),
  });
  return {
    ...course('first-course', 1, 'fa'),
    ...course('second-course', 2, 'sb'),
    'claims/all.yaml': claimsText,
    'coverage.yaml': coverageText,
    'pathway.yaml': pathwayText,
    'glossary/all.yaml': stringify([
      { id: 'vagus-nerve', term: 'vagus nerve', definition: 'A nerve from the brainstem.', also: ['vagus'] },
      ...terms,
    ]),
    'references.json': JSON.stringify(
      [reference('jones2010', 'Jones', 2010), reference('smith2001', 'Smith', 2001)],
      null,
      1,
    ),
    'sources/000.txt': `Before it ${stolen} and after.`,
    'dossier.md': '| Id | Claim |\n| G01 | a |\n| G02 | b |\n| G03 | c |\n',
  };
}

const fixtureFiles = files();

/** A content folder of two small sound courses; `input` is what a check of it needs. */
export type ContentFixture = {
  readonly dir: string;
  readonly input: CheckInput;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Replaces the first match and returns the line, counted from 1, on which it stood. */
  plant(file: string, from: string | RegExp, to: string): number;
  /** Puts a paragraph after the first heading of module one and returns its line. */
  addParagraph(paragraph: string): number;
  check(over?: Partial<CheckInput>): ContentReport;
  /** The errors as “file:line rule”. */
  errors(): string[];
  /** The warnings as “file:line rule”. */
  warnings(): string[];
};

export const fixtureModule = 'courses/first-course/modules/01-first-part.md';

function open(dir: string): ContentFixture {
  const input: CheckInput = {
    figures: { names: ['brain-gut-routes'], sourceOf: () => drawn },
    sourceDir: join(dir, 'sources'),
    dossierFile: join(dir, 'dossier.md'),
    today: '2026-11-20',
  };
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  const plant = (file: string, from: string | RegExp, to: string) => {
    const text = read(file);
    const at = typeof from === 'string' ? text.indexOf(from) : text.search(from);
    if (at === -1) throw new Error(`${String(from)} is not in ${file}`);
    write(
      file,
      text.replace(from, () => to),
    );
    return text.slice(0, at).split('\n').length;
  };
  const check = (over: Partial<CheckInput> = {}) => checkContent(dir, { ...input, ...over });
  const said = (faults: ContentReport['errors']) => faults.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  return {
    dir,
    input,
    read,
    write,
    plant,
    addParagraph: (paragraph) => plant(fixtureModule, '## The first heading\n', `## A heading\n\n${paragraph}\n`) + 2,
    check,
    errors: () => said(check().errors),
    warnings: () => said(check().warnings),
  };
}

/** A fresh fixture for each test of a file, removed after it. */
export function useContentFixture(): () => ContentFixture {
  let fixture: ContentFixture | null = null;
  beforeEach(() => {
    fixture = open(mkdtempSync(join(tmpdir(), 'afferent-content-')));
    for (const [file, text] of Object.entries(fixtureFiles)) fixture.write(file, text);
  });
  afterEach(() => {
    if (fixture) rmSync(fixture.dir, { recursive: true });
  });
  return () => {
    if (!fixture) throw new Error('The fixture stands only while a test runs');
    return fixture;
  };
}
