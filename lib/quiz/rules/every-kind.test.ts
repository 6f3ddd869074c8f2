import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '#lib/catalogue/schema.ts';
import { everyKind } from '#tests/support/question-kinds-typed.ts';
import { rightKeys, wrongKeys } from '#tests/support/quiz-answers.ts';
import { grade, gradePaper } from './grade.ts';
import { chosenKeys, groupOf, keyIn, partsOf } from './parts.ts';
import { progressOf, shapeOf } from './progress.ts';

const anyQuestion = fc.constantFrom(...everyKind);
const typed = fc.constantFrom('7.5', '7,5', '7.50', 'abduction', 'adduction', '', ' ', '0', '-1', 'x'.repeat(5000));

/** Some of what a question offers, with things typed into what is to be typed. */
const anyKeys = (question: Question) =>
  fc
    .tuple(
      ...partsOf(question).map(({ group, choose, choices }) =>
        choose === 'text'
          ? fc.array(typed, { maxLength: 2 }).map((texts) => texts.map((text) => keyIn(group, text)))
          : fc.subarray(choices.map((choice) => keyIn(group, choice))),
      ),
    )
    .map((parts) => parts.flat());
const anyAnswer = anyQuestion.chain((question) => fc.tuple(fc.constant(question), anyKeys(question)));

const foreignKey = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'zz',
    'zz=a',
    'a=zz',
    '=',
    'value',
    'unit',
    'unit=',
    'value=',
    '__proto__',
    '__proto__=1',
    'toString',
    'constructor=a',
    'value=\uD800',
    'a=\u0000',
  ),
  fc.constant('k'.repeat(100_000)),
);
const junk = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.integer(),
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    '',
    [],
    {},
    Object.create(null),
    { keys: { keys: ['a'] } },
    { keys: null },
  ),
  fc.constant(JSON.parse('{"__proto__":{"keys":["a","b","rlq"]}}')),
);

const marked = (question: Question, response: unknown) => {
  const mark = grade(question, response);
  expect(Number.isInteger(mark.scoreMilli) && mark.scoreMilli >= 0 && mark.scoreMilli <= mark.maximumMilli).toBe(true);
  expect(mark.correct).toBe(mark.scoreMilli === mark.maximumMilli);
  return mark;
};

test('there is a question of every kind', () => {
  expect(new Set(everyKind.map(({ kind }) => kind))).toHaveLength(10);
});

test('the score stays between nothing and the maximum for any payload, one by one and as a paper', () => {
  fc.assert(
    fc.property(anyAnswer, junk, fc.array(junk, { maxLength: 12 }), ([question, keys], other, others) => {
      for (const response of [
        other,
        { keys },
        { keys: [...keys, other, ...others] },
        [other, ...keys],
        { keys: other },
      ])
        marked(question, response);
      const paper = gradePaper(
        everyKind.map((each, index) => ({ position: index + 1, question: each, response: others[index] })),
        80,
      );
      expect(paper.scoreMilli).toBeGreaterThanOrEqual(0);
      expect(paper.scoreMilli).toBeLessThanOrEqual(paper.maximumMilli);
      expect(paper.percentTenths >= 0 && paper.percentTenths <= 1000).toBe(true);
      expect(paper.marks.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0)).toBe(paper.scoreMilli);
    }),
  );
});

test('a blank answer scores nothing and a blank paper does not pass', () => {
  const blanks = [
    undefined,
    null,
    {},
    [],
    { keys: [] },
    { keys: null },
    '',
    0,
    { keys: ['value=', 'a=', 'b= ', 'c='] },
  ];
  for (const blank of blanks) {
    for (const question of everyKind) expect(grade(question, blank).scoreMilli).toBe(0);
    const paper = everyKind.map((question, index) => ({ position: index + 1, question, response: blank }));
    expect(gradePaper(paper, 1)).toMatchObject({ scoreMilli: 0, passed: false });
  }
});

test('order, repetition and foreign keys change nothing', () => {
  fc.assert(
    fc.property(anyAnswer, fc.array(foreignKey), ([question, keys], foreign) => {
      const groups = new Set(partsOf(question).flatMap(({ group, choose }) => (choose === 'text' ? group : [])));
      const offered = new Set(
        partsOf(question).flatMap(({ group, choices }) => choices.map((each) => keyIn(group, each))),
      );
      // What is typed into a gap of the question is no foreign key; everything else is.
      const others = foreign.filter((key) => !offered.has(key) && !groups.has(groupOf(key)));
      const noisy = { keys: [...others, ...keys.toReversed(), ...keys, ...others] };
      expect(chosenKeys(question, noisy)).toEqual(chosenKeys(question, { keys }));
      expect(grade(question, noisy)).toEqual(grade(question, { keys }));
    }),
  );
});

test('what is kept of an answer is kept again as it is, and two where one is asked for are none', () => {
  fc.assert(
    fc.property(anyAnswer, ([question, keys]) => {
      const kept = chosenKeys(question, { keys });
      expect(chosenKeys(question, { keys: kept })).toEqual(kept);
      expect(grade(question, { keys: kept })).toEqual(grade(question, { keys }));
      for (const { group, choose } of partsOf(question))
        if (choose !== 'many') expect(kept.filter((key) => groupOf(key) === group).length).toBeLessThanOrEqual(1);
      const { done, total } = progressOf(shapeOf(question), kept);
      expect(done).toBeLessThanOrEqual(total);
    }),
  );
});

test.each(everyKind.map((question) => [`${question.key} ${question.kind}`, question] as const))(
  'the right answer earns all, a wrong one and ticking everything nothing: %s',
  (_, question) => {
    expect(grade(question, { keys: rightKeys(question) })).toMatchObject({ scoreMilli: 1000, correct: true });
    expect(grade(question, { keys: wrongKeys(question) }).scoreMilli).toBe(0);
    const everything = partsOf(question).flatMap(({ group, choose, choices }) =>
      choose === 'text' ? ['x', 'y'].map((text) => keyIn(group, text)) : choices.map((choice) => keyIn(group, choice)),
    );
    expect(grade(question, { keys: everything }).scoreMilli).toBe(0);
    expect(grade(question, { keys: [...everything, ...rightKeys(question)] }).scoreMilli).toBe(0);
  },
);

test('on a map of many places, more ticks never earn more than the right ones alone', () => {
  const regions = fc.array(fc.boolean(), { minLength: 4, maxLength: 32 });
  fc.assert(
    fc.property(regions, fc.infiniteStream(fc.boolean()), (flags, coins) => {
      const options = flags.map((correct, index) => ({ key: `r${index}`, correct }));
      fc.pre(flags.includes(true) && flags.includes(false));
      const question = { kind: 'hotspot', choose: 'many', options } as const;
      const keys = options.filter(() => coins.next().value).map(({ key }) => key);
      const wrong = options.find(({ key, correct }) => !correct && !keys.includes(key));
      const before = grade(question, { keys }).scoreMilli;
      if (wrong) expect(grade(question, { keys: [...keys, wrong.key] }).scoreMilli).toBeLessThanOrEqual(before);
      expect(grade(question, { keys: options.map(({ key }) => key) }).scoreMilli).toBe(0);
      expect(grade({ ...question, choose: 'one' }, { keys: options.map(({ key }) => key) }).scoreMilli).toBe(0);
    }),
  );
});

describe('a typed word is right or it is not', () => {
  const gap = (accept: readonly string[]) => ({ kind: 'cloze', gaps: [{ key: 'a', kind: 'text', accept }] }) as const;
  const score = (accept: readonly string[], text: string) => grade(gap(accept), { keys: [`a=${text}`] }).scoreMilli;

  test('near twins of anatomy are other words', () => {
    for (const [word, twin] of [
      ['adduction', 'abduction'],
      ['ilium', 'ileum'],
      ['peroneal', 'perineal'],
      ['hypertension', 'hypotension'],
      ['sacral', 'sacra'],
    ] as const) {
      expect(score([word], word.toUpperCase())).toBe(1000);
      expect(score([word], twin)).toBe(0);
      expect(score([twin], word)).toBe(0);
    }
  });

  test('one letter changed, added, left out or swapped is another word', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const word = fc.array(letter, { minLength: 3, maxLength: 14 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        letter,
        fc.constantFrom('change', 'add', 'drop', 'swap'),
        (right, pick, other, act) => {
          const at = pick % (right.length - 1);
          const [before, here, after] = [right.slice(0, at), right[at] ?? '', right.slice(at + 1)];
          const twin = {
            change: `${before}${other}${after}`,
            add: `${before}${other}${here}${after}`,
            drop: `${before}${after}`,
            swap: `${before}${after[0]}${here}${after.slice(1)}`,
          }[act];
          fc.pre(twin !== right);
          expect(score([right], ` ${right} `)).toBe(1000);
          expect(score([right], twin)).toBe(0);
        },
      ),
    );
  });
});

test.each([
  [['value=7.5', 'unit=ml'], 1000, 'complete'],
  [['value=7.6', 'unit=ml'], 1000, 'complete'],
  [['value=7.61', 'unit=ml'], 0, 'complete'],
  [['value=0.0075', 'unit=l'], 1000, 'complete'],
  [['value=7.5', 'unit=l'], 0, 'complete'],
  [['value=7.5', 'unit=g'], 0, 'complete'],
  [['value=7.5'], 0, 'partly'],
  [['unit=ml'], 0, 'partly'],
  [['value=7,5', 'unit=ml'], 0, 'partly'],
  [['value=about 7.5', 'unit=ml'], 0, 'partly'],
  [['value=7.5', 'value=7.4', 'unit=ml'], 0, 'partly'],
  [['value=7.5', 'value= 7.5 ', 'unit=ml'], 1000, 'complete'],
  [['value=7.5', 'unit=ml', 'unit=l'], 0, 'partly'],
] as const)('a number answered %j scores %i and is %s', (keys, scoreMilli, state) => {
  const question = everyKind.find(({ kind }) => kind === 'numeric');
  if (!question) throw new Error('there is a number');
  expect(grade(question, { keys }).scoreMilli).toBe(scoreMilli);
  expect(progressOf(shapeOf(question), chosenKeys(question, { keys })).state).toBe(state);
});

test.each([
  [['a=abduction', 'b=adduction', 'c=a'], 1000],
  [['a=Abduction', 'b=SHOULDER  adduction', 'c=b'], 666],
  [['a=adduction', 'b=abduction', 'c=a'], 333],
  [['a=abduction', 'a=adduction'], 0],
] as const)('gaps answered %j score %i', (keys, scoreMilli) => {
  const question = everyKind.find(({ kind }) => kind === 'cloze');
  if (!question) throw new Error('there is a cloze');
  expect(grade(question, { keys }).scoreMilli).toBe(scoreMilli);
});
