import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { figureNames } from '#components/figures/figure-names.ts';
import { contentDir } from '../../paths.ts';
import { checkContent } from './check.ts';

const module1 = 'courses/brain-gut-axis/modules/01-mapping-the-axis.md';
const course = 'courses/brain-gut-axis/course.yaml';
const questions = 'courses/brain-gut-axis/questions/mapping-the-axis.yaml';
const claims = 'claims/brain-gut-axis.yaml';
const glossary = 'glossary/brain-gut-axis.yaml';
const stolen = 'one two three four five six seven eight';

let dir: string;
let sourceDir: string;
const said = (faults: readonly { file: string; line: number; rule: string }[]) =>
  faults.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
const before = said(checkContent(contentDir, { figures: figureNames, sourceDir: '/nowhere' }).faults);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'afferent-check-'));
  sourceDir = join(dir, 'sources');
  cpSync(contentDir, dir, { recursive: true });
  mkdirSync(sourceDir);
  writeFileSync(join(sourceDir, '000.txt'), `Before it ${stolen} and after.`);
});
afterEach(() => rmSync(dir, { recursive: true }));

const read = (file: string) => readFileSync(join(dir, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(dir, file), text);
const check = () => checkContent(dir, { figures: figureNames, sourceDir }).faults;

/** Replaces the first match and returns the line, counted from 1, on which it stood. */
function plant(file: string, from: string | RegExp, to: string): number {
  const text = read(file);
  const at = typeof from === 'string' ? text.indexOf(from) : text.search(from);
  if (at === -1) throw new Error(`${String(from)} is not in ${file}`);
  write(file, text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}

/** Adds a paragraph after the first heading of module one and returns its line. */
function addParagraph(paragraph: string): number {
  return plant(module1, /^## .*$/m, `## A heading\n\n${paragraph}\n`) + 2;
}

describe('a planted fault is named with its file and line', () => {
  test.each([
    [
      'an unknown reference in the text',
      'reference',
      () => [module1, addParagraph('Said so. {% cite key="nobody1999" /%}')],
    ],
    ['an unknown claim', 'claim', () => [module1, addParagraph('{% claim id="G999" %}This is so.{% /claim %}')]],
    ['an unknown term', 'term', () => [module1, addParagraph('A {% term id="no-such-term" %}word{% /term %}.')]],
    ['an unknown figure', 'figure', () => [module1, addParagraph('{% figure name="no-such-figure" /%}')]],
    ['an unknown tag', 'tag', () => [module1, addParagraph('{% video src="x" /%}')]],
    ['a tag without its attribute', 'tag', () => [module1, addParagraph('Said so. {% cite /%}')]],
    ['a tag that is never closed', 'syntax', () => [module1, addParagraph('{% claim id="G01" %}This is so.')]],
    ['an image', 'tag', () => [module1, addParagraph('![a picture](https://example.test/x.png)')]],
    ['a promise of cure', 'forbidden-cure', () => [module1, addParagraph('Massage cures worry.')]],
    ['detox', 'forbidden-toxins', () => [module1, addParagraph('A good detox follows.')]],
    ['flushed toxins', 'forbidden-toxins', () => [module1, addParagraph('It flushes out toxins.')]],
    ['a boost', 'forbidden-boost', () => [module1, addParagraph('It boosts immunity.')]],
    ['a cortisol figure', 'forbidden-cortisol', () => [module1, addParagraph('It lowers cortisol by 31 per cent.')]],
    ['raised serotonin', 'forbidden-serotonin', () => [module1, addParagraph('So massage raises serotonin.')]],
    ['killer cells', 'forbidden-killer-cells', () => [module1, addParagraph('It increases natural killer cells.')]],
    ['circulation', 'forbidden-circulation', () => [module1, addParagraph('Massage improves circulation.')]],
    ['a leaky gut', 'forbidden-leaky-gut', () => [module1, addParagraph('It heals a leaky gut.')]],
    [
      'stored emotion',
      'forbidden-stored-emotion',
      () => [module1, addParagraph('Your emotions are stored in fascia.')],
    ],
    ['the seesaw', 'forbidden-seesaw', () => [module1, addParagraph('The two branches can never be active together.')]],
    ['a copied run of eight words', 'copied', () => [module1, addParagraph(`As it is said, ${stolen}.`)]],
    ['a broken front matter', 'shape', () => [module1, plant(module1, /^summary: .*$/m, 'summary: short')]],
    [
      'a title that differs from course.yaml',
      'outline',
      () => [module1, plant(module1, /^title: .*$/m, 'title: Another title') && 1],
    ],
    ['too many words', 'words', () => [module1, addParagraph('word '.repeat(1_200)) && 1]],
    [
      'a missing block',
      'block',
      () => [module1, plant(module1, /\{% reflection %\}[\s\S]*?\{% \/reflection %\}/, '') && 1],
    ],
    ['a claim without a grade', 'shape', () => [claims, plant(claims, '  grade: none\n', '') && 1]],
    [
      'a claim that cites nothing',
      'citation',
      () => [
        claims,
        plant(
          claims,
          /^G02:\n(?:  .*\n)*?  references: \[.*\]/m,
          'G02:\n  statement: A statement of some length.\n  grade: low\n  taught: Something else\n  mustNotClaim: Anything more\n  restsOn: { design: a, sample: b, result: c, limits: d }\n  references: []',
        ),
      ],
    ],
    [
      'a claim that cites an unknown reference',
      'reference',
      () => [
        claims,
        plant(claims, 'references: [mayer2011, craig2002]', 'references: [nobody1999]') &&
          plant(claims, 'G01:', 'G01:'),
      ],
    ],
    ['a broken question', 'shape', () => [questions, plant(questions, '  kind: single\n', '  kind: essay\n')]],
    ['two questions with one key', 'twice', () => [questions, plant(questions, '- key: bg-002', '- key: bg-001')]],
    [
      'a question with two right answers',
      'question',
      () => [
        questions,
        plant(questions, 'correct: false', 'correct: true') && plant(questions, '- key: bg-001', '- key: bg-001'),
      ],
    ],
    [
      'all of the above',
      'question',
      () => [
        questions,
        plant(questions, 'text: Within the wall of the gut', 'text: All of the above') &&
          plant(questions, '- key: bg-001', '- key: bg-001'),
      ],
    ],
    [
      'an option without a rationale',
      'shape',
      () => [
        questions,
        plant(
          questions,
          'rationale: The vagus nerve begins and ends here. It connects with the enteric network but is not\n        part of it.',
          "rationale: ''",
        ),
      ],
    ],
    [
      'an outcome that no question tests',
      'outcome',
      () => [course, plant(course, /^modules:/m, '  - id: o7\n    text: Do something that nothing tests.\nmodules:')],
    ],
    ['an unknown key in course.yaml', 'shape', () => [course, plant(course, /^position: 1$/m, 'position: one')]],
    [
      'an open course without a file for a module',
      'outline',
      () => [
        course,
        plant(
          course,
          '  - slug: mapping-the-axis',
          '  - slug: never-written\n    title: Never written\n    outline: [Nothing]\n  - slug: mapping-the-axis',
        ),
      ],
    ],
    ['broken YAML', 'syntax', () => [glossary, plant(glossary, '- id: abdominal-massage', '- id: [abdominal')]],
  ] as const)('%s', (_, rule, act) => {
    const [file, line] = act();
    const fresh = said(check()).filter((fault) => !before.includes(fault));
    if (rule === 'syntax')
      expect(fresh.some((fault) => fault.startsWith(`${file}:`) && fault.endsWith('syntax'))).toBe(true);
    else expect(fresh).toContain(`${file}:${line} ${rule}`);
  });
});

test('a cited source that nobody has seen is named', () => {
  const references: { id: string; custom: { verified: boolean } }[] = JSON.parse(read('references.json'));
  const cited = references.find(({ id }) => id === 'mayer2011');
  if (!cited) throw new Error('mayer2011 is gone');
  cited.custom.verified = false;
  write('references.json', JSON.stringify(references, null, 1));
  const line = read('references.json')
    .split('\n')
    .findIndex((text) => text.includes('"mayer2011"'));
  expect(said(check())).toContain(`references.json:${line} verified`);
});

test('right answers that are mostly the longest are named', () => {
  write(
    questions,
    read(questions).replaceAll(
      /(text: )(.+)(\n\s+correct: true)/g,
      '$1 "It is this one, at quite some length so that everyone can see it from afar"$3',
    ),
  );
  expect(check().some(({ rule, message }) => rule === 'longest' && message.includes('of'))).toBe(true);
});

test('a forbidden sentence may be quoted where it is taken apart', () => {
  plant(module1, '{% misconception %}', '{% misconception %}\nMassage cures worry.\n');
  expect(said(check()).filter((fault) => fault.includes('forbidden') && !before.includes(fault))).toEqual([]);
});

test('without the source articles the report says that copying was not checked', () => {
  addParagraph(`As it is said, ${stolen}.`);
  const report = checkContent(dir, { figures: figureNames, sourceDir: join(dir, 'nowhere') });
  expect(report.isCopyingChecked).toBe(false);
  expect(report.faults.filter(({ rule }) => rule === 'copied')).toEqual([]);
});

test('the content of this repository keeps every rule', () => {
  expect(checkContent(contentDir, { figures: figureNames, sourceDir }).faults).toEqual([]);
});
