import { describe, expect, test } from 'vitest';
import { fixtureModule, useContentFixture } from '#tests/support/content/fixture.ts';

const fixture = useContentFixture();
const course = 'courses/first-course/course.yaml';
const claims = 'claims/all.yaml';
const coverage = 'coverage.yaml';
const pathway = 'pathway.yaml';
const handout = 'courses/first-course/handouts/a-page.md';

describe('a fault in the library or an outline is named with its file and line', () => {
  test.each([
    ['a claim without a grade', 'shape', claims, '  grade: low\n', '', 1],
    ['a claim that cites nothing and has no basis', 'citation', claims, 'references: [smith2001]', 'references: []', 1],
    [
      'a claim without evidence that speaks of a study',
      'citation',
      claims,
      'design: No study',
      'design: One study',
      15,
    ],
    [
      'a claim that cites an unknown source',
      'reference',
      claims,
      'references: [jones2010]',
      'references: [jones2010, nobody]',
      8,
    ],
    ['a forbidden claim', 'forbidden-cure', claims, 'Nobody knows about the rest.', 'Massage cures the rest.', 15],
    ['a broken front matter', 'shape', fixtureModule, /^summary: .*$/m, 'summary: short', 4],
    ['no front matter at all', 'shape', fixtureModule, /^---\nslug/, 'slug', 1],
    [
      'a title that differs from course.yaml',
      'outline',
      fixtureModule,
      'title: The first part',
      'title: Another part',
      1,
    ],
    ['a missing block', 'block', fixtureModule, /\{% reflection %\}[\s\S]*?\{% \/reflection %\}/, '', 1],
    ['an unknown key in course.yaml', 'shape', course, 'position: 1', 'position: one', 2],
    [
      'an outcome that nothing teaches',
      'outcome',
      course,
      'modules:',
      '  - id: o3\n    text: Do a third thing.\nmodules:',
      13,
    ],
    [
      'an open course without a file for a module',
      'outline',
      course,
      'restsOn:',
      '  - slug: third-part\n    title: The third part\n    outline: [A point]\nrestsOn:',
      20,
    ],
    [
      'two free modules',
      'preview',
      'courses/first-course/modules/02-second-part.md',
      'outcomes: [o2]',
      'outcomes: [o2]\npreview: true',
      0,
    ],
    ['a place that is taken', 'position', 'courses/second-course/course.yaml', 'position: 2', 'position: 1', 2],
    ['broken YAML', 'syntax', 'glossary/all.yaml', '- id: word-1\n', '- id: [word-1\n', 0],
    ['an id that comes twice', 'twice', 'glossary/all.yaml', '- id: word-2\n', '- id: word-1\n', 9],
    ['a claim that coverage does not have', 'coverage', coverage, /^G03.*\n/m, '', 1],
    [
      'coverage of an unknown claim',
      'coverage',
      coverage,
      'G03:',
      'G04: { course: first-course, module: first-part, as: taught }\nG03:',
      5,
    ],
    ['coverage by a module without the claim', 'coverage', coverage, 'module: second-part', 'module: no-such-part', 2],
    [
      'coverage by an unknown course',
      'coverage',
      coverage,
      'course: second-course, module: first-part',
      'course: no-course, module: first-part',
      5,
    ],
    ['a contradicted claim that is taught', 'coverage', coverage, 'as: corrected', 'as: taught', 2],
    ['coverage of an odd shape', 'shape', coverage, 'as: taught', 'as: mentioned', 1],
    ['a pathway with an unknown course', 'pathway', pathway, 'second-course', 'no-course', 4],
    ['a pathway that saves nothing', 'pathway', pathway, 'AUD: 9000', 'AUD: 10000', 5],
    ['a pathway of an odd shape', 'shape', pathway, 'AUD: 9000', 'AUD: free', 5],
    ['a handout that promises', 'forbidden-cure', handout, 'See a doctor', 'Massage cures. See a doctor', 10],
    [
      'a handout that copies',
      'copied',
      handout,
      'See a doctor',
      'One two three four five six seven eight. See a doctor',
      10,
    ],
    ['a handout with a tag', 'plain', handout, 'See a doctor', 'See {% cite key="smith2001" /%} a doctor', 10],
    ['a handout with a link', 'plain', handout, 'See a doctor', 'See [a](https://example.test) doctor', 10],
    ['a handout that sends nobody to a doctor', 'handout', handout, 'See a doctor when', 'Rest when', 1],
    ['a handout that is too short', 'handout', handout, /(Rest is good[^.]*\. Sleep when you can\. ){20}/, '', 1],
    ['a handout without a summary', 'shape', handout, /^summary: .*\n/m, '', 0],
  ] as const)('%s', (_, rule, file, from, to, line) => {
    fixture().plant(file, from, to);
    const errors = fixture().errors();
    if (line === 0) expect(errors.some((error) => error.endsWith(` ${rule}`))).toBe(true);
    else expect(errors).toContain(`${file}:${line} ${rule}`);
  });
});

test('a cited source that nobody has seen is named wherever it is cited', () => {
  const references: { id: string; custom: { verified: boolean } }[] = JSON.parse(fixture().read('references.json'));
  const cited = references.find(({ id }) => id === 'jones2010');
  if (!cited) throw new Error('jones2010 is gone');
  cited.custom.verified = false;
  fixture().write('references.json', JSON.stringify(references, null, 1));
  const errors = fixture().errors();
  expect(errors).toContain(`${claims}:8 verified`);
  expect(errors.filter((error) => error.startsWith(fixtureModule))).toHaveLength(1);
});

test('a claim in the numbered range that is left out everywhere is a gap', () => {
  fixture().plant(claims, 'G03:', 'G05:');
  fixture().plant(coverage, 'G03:', 'G05:');
  const messages = fixture()
    .check({ dossierFile: '/nowhere' })
    .errors.map(({ message }) => message);
  expect(messages).toContain('G03 is missing: the numbers have a gap');
  expect(messages).toContain('G04 is missing: the numbers have a gap');
});

test('a claim of the dossier that nothing covers is named where the dossier is', () => {
  fixture().write('dossier.md', `${fixture().read('dossier.md')}| G04 | d |\n`);
  expect(
    fixture()
      .check()
      .errors.map(({ message }) => message),
  ).toEqual(['G04 of the dossier is missing']);
  expect(fixture().check({ dossierFile: '/nowhere' }).errors).toEqual([]);
});

test('a claim that no module states is an error', () => {
  fixture().write(claims, `${fixture().read(claims)}G04:${fixture().read(claims).split('G03:')[1]}`);
  fixture().write(
    'coverage.yaml',
    `${fixture().read(coverage)}G04: { course: first-course, module: first-part, as: taught }\n`,
  );
  expect(fixture().errors()).toEqual([`${claims}:22 untaught`, 'coverage.yaml:6 coverage']);
});

describe('warnings', () => {
  test('an unused term and an unused source', () => {
    fixture().plant(fixtureModule, /\{% term id="word-7" %\}(\w+)\{% \/term %\}/, 'it');
    fixture().plant(
      'courses/second-course/modules/01-first-part.md',
      /\{% term id="word-7" %\}(\w+)\{% \/term %\}/,
      'it',
    );
    const references = JSON.parse(fixture().read('references.json'));
    fixture().write('references.json', JSON.stringify([...references, { ...references[0], id: 'other2012' }], null, 1));
    expect(fixture().errors()).toEqual([]);
    expect(
      fixture()
        .check()
        .warnings.map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual(['unused-term: no module explains the term "word-7"', 'unused-reference: nothing cites "other2012"']);
  });

  test('a glossary of fewer than a hundred terms', () => {
    fixture().plant('glossary/all.yaml', /- id: word-99\n(?: {2}.*\n)*/, '');
    expect(fixture().warnings()).toContain('glossary/all.yaml:1 glossary-size');
  });

  test('an open course without a handout', () => {
    fixture().plant(handout, /[\s\S]*/, '');
    expect(fixture().errors()).toContain(`${handout}:1 shape`);
    expect(fixture().warnings()).toEqual([`${course}:1 handout`]);
  });

  test.each([
    ['2027-09-20', [], 'more than sixty days ahead'],
    ['2027-09-21', ['review-due'], 'sixty days ahead'],
    ['2027-11-20', ['review-due'], 'on the day'],
    ['2027-11-21', ['review-overdue'], 'a day late'],
  ])('a review on %s: %j, %s', (today, rules) => {
    const report = fixture().check({ today });
    expect(report.errors).toEqual([]);
    expect(report.warnings.filter(({ file }) => file === course).map(({ rule, line }) => `${rule} ${line}`)).toEqual(
      rules.map((rule) => `${rule} 25`),
    );
  });
});
