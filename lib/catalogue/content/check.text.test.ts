import { describe, expect, test } from 'vitest';
import { drawn, fixtureModule, useContentFixture } from '#tests/support/content/fixture.ts';
import type { Fault } from './fault.ts';

const fixture = useContentFixture();
const stolen = 'one two three four five six seven eight';

describe('a fault in a module is named with its file and line', () => {
  test.each([
    ['an unknown reference', 'reference', 'Said so. {% cite key="nobody1999" /%}'],
    ['an unknown claim', 'claim', '{% claim id="G999" %}This is so.{% /claim %}'],
    ['an unknown term', 'term', 'A {% term id="no-such-term" %}word{% /term %}.'],
    ['an unknown figure', 'figure', '{% figure name="no-such-figure" /%}'],
    ['an unknown tag', 'tag', '{% video src="x" /%}'],
    ['a tag without its attribute', 'tag', 'Said so. {% cite /%}'],
    ['a tag that is never closed', 'syntax', '{% claim id="G01" %}This is so.'],
    ['an image', 'tag', '![a picture](https://example.test/x.png)'],
    ['a table with a column that has no name', 'table', '| | Second |\n|---|---|\n| a | b |'],
    ['a promise of cure', 'forbidden-cure', 'Massage cures worry.'],
    ['detox', 'forbidden-toxins', 'A good detox follows.'],
    ['flushed toxins', 'forbidden-toxins', 'It flushes out toxins.'],
    ['toxins that leave', 'forbidden-toxins', 'That is the toxins leaving your body.'],
    ['a boost', 'forbidden-boost', 'It boosts immunity.'],
    ['proof', 'forbidden-proven', 'Massage is proven to help.'],
    ['a cortisol figure', 'forbidden-cortisol', 'It lowers cortisol by a third.'],
    ['raised serotonin', 'forbidden-serotonin', 'So massage raises serotonin.'],
    ['killer cells', 'forbidden-killer-cells', 'It increases natural killer cells.'],
    ['circulation', 'forbidden-circulation', 'Massage improves circulation.'],
    ['a leaky gut', 'forbidden-leaky-gut', 'It heals a leaky gut.'],
    ['stored emotion', 'forbidden-stored-emotion', 'Your emotions are stored in fascia.'],
    ['the seesaw', 'forbidden-seesaw', 'The two branches can never be active together.'],
    ['a copied run of eight words', 'copied', `As it is said, ${stolen}.`],
    [
      'a number that the claim does not have',
      'number',
      '{% claim id="G01" %}In one trial 41 people felt calmer.{% /claim %}',
    ],
    ['a decimal', 'number', '{% claim id="G01" %}They felt calmer by 0.46 points.{% /claim %}'],
    ['a percentage', 'number', '{% claim id="G01" %}Of these, 64% felt calmer.{% /claim %}'],
    ['an end of a range', 'number', '{% claim id="G01" %}The 40–60 people felt calmer.{% /claim %}'],
    ['thousands', 'number', '{% claim id="G01" %}Some 1,040 people felt calmer.{% /claim %}'],
    ['a number word', 'number', '{% claim id="G01" %}They felt calmer for seven weeks.{% /claim %}'],
    ['a number after the claim', 'number', '{% claim id="G01" %}They felt calmer{% /claim %} in 12 trials.'],
    ['a number in a sentence that cites the source', 'number', 'The trial had 44 people. {% cite key="smith2001" /%}'],
    [
      'a number in a sentence before the one that cites',
      'number',
      'The trial had 44 people. They rested. {% cite key="smith2001" /%}',
    ],
    ['a number that is not rounded well', 'number', '{% claim id="G01" %}They felt calmer by about 0.7.{% /claim %}'],
    ['a term before it is explained', 'term-order', 'The vagus runs to the gut.'],
  ])('%s', (_, rule, paragraph) => {
    const line = fixture().addParagraph(paragraph);
    const errors = fixture().errors();
    if (rule === 'syntax')
      expect(errors.some((error) => error.startsWith(fixtureModule) && error.endsWith(rule))).toBe(true);
    else expect(errors).toEqual([`${fixtureModule}:${line} ${rule}`]);
  });

  test('the line is that of the words, inside a long paragraph too', () => {
    const line = fixture().addParagraph(
      'Calm words first.\nThen more calm words.\n{% claim id="G01" %}In one trial 41 people felt calmer.{% /claim %}\nIt boosts immunity.',
    );
    expect(fixture().errors()).toEqual(
      [`${fixtureModule}:${line + 3} forbidden-boost`, `${fixtureModule}:${line + 2} number`].toSorted(
        (a, b) => Number(/:(\d+)/.exec(a)?.[1]) - Number(/:(\d+)/.exec(b)?.[1]),
      ),
    );
  });
});

describe('what is no fault', () => {
  test.each([
    [
      'the numbers of the claim, however they are written',
      '{% claim id="G01" %}Forty people felt calmer by .64 points in 6 weeks.{% /claim %}',
    ],
    [
      'the year of the paper',
      '{% claim id="G01" %}A 2001 trial had 40 people.{% /claim %} {% cite key="smith2001" /%}',
    ],
    ['a number that is rounded', '{% claim id="G01" %}They felt calmer by about 0.6.{% /claim %}'],
    ['turns of phrase', '{% claim id="G01" %}One of the two things that 40 people felt was calm.{% /claim %}'],
    ['names with figures', '{% claim id="G01" %}Neither IL-6 nor B12 nor the 1990s matter to 40 people.{% /claim %}'],
    ['a number beside neither claim nor source', 'Leave 10 minutes between clients.'],
    ['a denied proof', 'Nothing of this has been proven.'],
    ['a term in a quotation', 'He asks: “Is it my vagus?”'],
    ['a term within a longer word', 'A vagusnerve is no word.'],
  ])('%s', (_, paragraph) => {
    fixture().addParagraph(paragraph);
    expect(fixture().errors()).toEqual([]);
  });

  test('a forbidden sentence where it is taken apart', () => {
    fixture().plant(
      fixtureModule,
      '{% misconception %}',
      '{% misconception %}\nMassage cures worry and boosts serotonin.\n',
    );
    expect(fixture().errors()).toEqual([]);
  });

  test('a term in the story that opens the module', () => {
    fixture().plant(fixtureModule, 'Someone invented', 'Someone with a vagus');
    expect(fixture().errors()).toEqual([]);
  });
});

test('a term that is never tagged is named at its first use', () => {
  fixture().plant(fixtureModule, '{% term id="vagus-nerve" %}vagus nerve{% /term %}', 'vagus nerve');
  const line = fixture().plant(fixtureModule, 'vagus nerve', 'vagus nerve');
  expect(fixture().errors()).toEqual([`${fixtureModule}:${line} term-order`]);
});

test('the numbers of a source on which no claim rests are not compared', () => {
  const references = JSON.parse(fixture().read('references.json'));
  fixture().write('references.json', JSON.stringify([...references, { ...references[0], id: 'other2012' }], null, 1));
  fixture().addParagraph('Another trial had 70 people. {% cite key="other2012" /%}');
  expect(fixture().errors()).toEqual([]);
  expect(fixture().warnings()).toEqual([]);
});

test('a figure in a sentence that goes on after a claim is a warning', () => {
  const line = fixture().addParagraph('{% claim id="G01" %}They felt calmer.{% /claim %} All 44 of them slept.');
  expect(fixture().errors()).toEqual([]);
  expect(fixture().warnings()).toEqual([`${fixtureModule}:${line} number-unrecorded`]);
});

test('a number beside a source is a warning where only another module states the claim on it', () => {
  const claim = /\{% claim id="G01" %\}.*?\{% \/claim %\}/;
  fixture().plant(fixtureModule, claim, 'They felt calmer.');
  fixture().plant('coverage.yaml', 'course: first-course', 'course: second-course');
  const line = fixture().addParagraph('The trial had 44 people. {% cite key="smith2001" /%}');
  expect(fixture().errors()).toEqual([]);
  expect(fixture().warnings()).toEqual([`${fixtureModule}:${line} number-unrecorded`]);
});

describe('length and reading level', () => {
  test('too many words, and too few', () => {
    fixture().addParagraph('word '.repeat(1_200));
    fixture().plant(
      'courses/first-course/modules/02-second-part.md',
      /(?:Warm towels make a calm room for rest\. ){6}/,
      '',
    );
    expect(fixture().errors()).toEqual([
      `${fixtureModule}:1 words`,
      ...fixture()
        .errors()
        .filter((error) => error.includes('02-second-part.md:1 words')),
    ]);
    fixture().plant(
      'courses/first-course/modules/02-second-part.md',
      /(?:Warm towels make a calm room for rest\. [\n]*){60}/,
      '',
    );
    expect(fixture().errors()).toContain('courses/first-course/modules/02-second-part.md:1 words');
  });

  test.each([
    [
      'above the first bound is a warning',
      'Uncertainty surrounds the interpretation of a result in this particular field. ',
      0,
      1,
    ],
    [
      'above the second bound is an error',
      'Considerable physiological heterogeneity characteristically complicates interpretation of multidisciplinary rehabilitation. ',
      1,
      0,
    ],
  ])('a reading level %s', (_, hard, errors, warnings) => {
    fixture().write(
      fixtureModule,
      fixture()
        .read(fixtureModule)
        .replaceAll(/(?:Warm towels make a calm room for rest\. ){6}/g, () => hard.repeat(8)),
    );
    const report = fixture().check();
    const level = ({ rule, file, line }: Fault) => rule === 'reading-level' && file === fixtureModule && line === 1;
    expect(report.errors.filter(level)).toHaveLength(errors);
    expect(report.warnings.filter(level)).toHaveLength(warnings);
  });
});

test('one hard paragraph among easy ones is a warning at its line', () => {
  const hard = 'considerable physiological uncertainty notwithstanding, multidisciplinary interpretation '.repeat(7);
  const line = fixture().addParagraph(`There is ${hard} here.`);
  expect(fixture().errors()).toEqual([]);
  expect(fixture().warnings()).toEqual([`${fixtureModule}:${line} reading-level`]);
});

describe('figures', () => {
  const at = () => `${fixtureModule}:${fixture().plant(fixtureModule, '{% figure', '{% figure')}`;
  const errors = (source: string | null) =>
    fixture()
      .check({ figures: { names: ['brain-gut-routes'], sourceOf: () => source } })
      .errors.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`);

  test('a figure that nothing draws', () => {
    expect(errors(null)).toContain(
      `${at()} figure nothing draws figure "brain-gut-routes": components/figures/brain-gut-routes.tsx is missing`,
    );
  });

  test.each(['role="img"', '<title>', '<desc>'])('a figure without %s', (part) => {
    const found = errors(drawn.replace(part, ''));
    expect(found).toContain(`${at()} figure figure "brain-gut-routes" has no text alternative: its code lacks ${part}`);
  });

  test('a table is an alternative', () => {
    expect(errors('<svg></svg><table><tr><td>1</td></tr></table>')).toEqual([]);
  });
});

test('without the source articles the report says that copying was not checked', () => {
  fixture().addParagraph(`As it is said, ${stolen}.`);
  const report = fixture().check({ sourceDir: '/nowhere' });
  expect(report.isCopyingChecked).toBe(false);
  expect(report.errors).toEqual([]);
  expect(report.warnings.map(({ rule }) => rule)).toEqual(['copied-not-checked']);
});
