import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { rightKeys, wrongKeys } from '#tests/support/quiz-answers.ts';
import { grade } from './grade.ts';
import { chosenKeys, keyIn, partsOf } from './parts.ts';
import type { Gradable } from './scores.ts';

const { reason, ordering, matching, case: caseOf } = groupedQuestions;

test.each([
  // The statement is true because of b.
  ['reason', reason, ['verdict=true', 'reason=b'], 1000],
  ['reason', reason, ['verdict=true', 'reason=a'], 0],
  ['reason', reason, ['verdict=false', 'reason=b'], 0],
  ['reason', reason, ['verdict=true'], 0],
  ['reason', reason, ['reason=b'], 0],
  ['reason', reason, ['verdict=true', 'verdict=false', 'reason=b'], 0],
  ['reason', reason, ['verdict=true', 'reason=a', 'reason=b'], 0],
  ['reason', reason, ['true', 'b'], 0],
  // Four lines, six pairs.
  ['ordering', ordering, ['a=1', 'b=2', 'c=3', 'd=4'], 1000],
  ['ordering', ordering, ['b=1', 'a=2', 'c=3', 'd=4'], 666],
  ['ordering', ordering, ['d=1', 'a=2', 'b=3', 'c=4'], 0],
  ['ordering', ordering, ['d=1', 'c=2', 'b=3', 'a=4'], 0],
  ['ordering', ordering, ['a=1', 'b=2', 'c=3'], 500],
  ['ordering', ordering, ['a=1', 'b=4'], 166],
  ['ordering', ordering, ['a=1'], 0],
  ['ordering', ordering, ['a=1', 'b=2', 'c=2', 'd=4'], 166],
  ['ordering', ordering, ['a=1', 'b=1', 'c=1', 'd=1'], 0],
  ['ordering', ordering, ['a=1', 'a=2', 'b=2', 'c=3', 'd=4'], 500],
  ['ordering', ordering, ['a=0', 'b=5', 'c=-1', 'd=1.5'], 0],
  // Three prompts.
  ['matching', matching, ['a=a', 'b=b', 'c=c'], 1000],
  ['matching', matching, ['a=a', 'b=b', 'c=d'], 666],
  ['matching', matching, ['a=a'], 333],
  ['matching', matching, ['a=c', 'b=c', 'c=c'], 333],
  ['matching', matching, ['a=a', 'a=b', 'b=b', 'c=c'], 666],
  ['matching', matching, ['a=zz', 'zz=a', 'a', '=a', 'a='], 0],
  // A single (b) and a multiple (a and c).
  ['case', caseOf, ['a=b', 'b=a', 'b=c'], 1000],
  ['case', caseOf, ['a=b'], 500],
  ['case', caseOf, ['b=a'], 250],
  ['case', caseOf, ['a=b', 'b=a', 'b=c', 'b=d'], 750],
  ['case', caseOf, ['a=a', 'b=a', 'b=c'], 500],
  ['case', caseOf, ['a=a', 'a=b', 'b=a', 'b=c'], 500],
  ['case', caseOf, ['a=b', 'b=a', 'b=b', 'b=c', 'b=d'], 500],
] as const)('%s: %o', (_kind, question, keys, score) => {
  expect(grade(question, { keys })).toEqual({ scoreMilli: score, maximumMilli: 1000, correct: score === 1000 });
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
const keyed = (length: number) => letters.slice(0, length).map((key) => ({ key }));
const size = fc.integer({ min: 3, max: 6 });

/** Options with one right, or with some right and at least one wrong. */
const oneRight = fc
  .tuple(size, fc.nat())
  .map(([length, pick]) => keyed(length).map(({ key }, index) => ({ key, correct: index === pick % length })));
const someRight = fc
  .array(fc.boolean(), { minLength: 3, maxLength: 6 })
  .map((flags) =>
    flags.map((correct, index) => ({ key: letters[index] ?? '', correct: index === 1 || (correct && index > 0) })),
  );

const anyItem = fc.oneof(
  oneRight.map((options) => ({ kind: 'single' as const, options })),
  someRight.map((options) => ({ kind: 'multiple' as const, options })),
);

const anyQuestion: fc.Arbitrary<Gradable> = fc.oneof(
  oneRight.map((options): Gradable => ({ kind: 'single', options })),
  someRight.map((options): Gradable => ({ kind: 'multiple', options })),
  fc.tuple(fc.boolean(), oneRight).map(([answer, options]): Gradable => ({
    kind: 'true-false-reason',
    answer,
    options,
  })),
  size.map((length): Gradable => ({ kind: 'ordering', options: keyed(length) })),
  fc
    .tuple(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 3, maxLength: 6 }), size)
    .map(([matches, length]): Gradable => ({
      kind: 'matching',
      prompts: matches.map((match, index) => ({ key: letters[index] ?? '', match })),
      options: keyed(length),
    })),
  fc.array(anyItem, { minLength: 2, maxLength: 4 }).map((items): Gradable => ({
    kind: 'case',
    items: items.map((item, index) => ({ ...item, key: letters[index] ?? '' })),
  })),
);

const everyKey = (question: Gradable) =>
  partsOf(question).flatMap(({ group, choices }) => choices.map((choice) => keyIn(group, choice)));

/** A question and some of its keys, not always one for each part. */
const anyAnswer = anyQuestion.chain((question) => fc.tuple(fc.constant(question), fc.subarray(everyKey(question))));

test('the score stays between nothing and the maximum for any payload', () => {
  const payload = fc.oneof(fc.anything(), fc.jsonValue(), fc.array(fc.string()));
  fc.assert(
    fc.property(anyAnswer, payload, ([question, keys], junk) => {
      for (const response of [junk, { keys }, { keys: [...keys, junk] }, [junk, ...keys]]) {
        const { scoreMilli, correct } = grade(question, response);
        expect(Number.isInteger(scoreMilli) && scoreMilli >= 0 && scoreMilli <= 1000).toBe(true);
        expect(correct).toBe(scoreMilli === 1000);
      }
    }),
  );
});

test('a blank answer scores nothing, and so does naming every choice', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(grade(question, { keys: [] }).scoreMilli).toBe(0);
      expect(grade(question, null).scoreMilli).toBe(0);
      expect(grade(question, { keys: everyKey(question) }).scoreMilli).toBe(0);
    }),
  );
});

test('order, repetition and foreign keys change nothing', () => {
  const foreign = fc.array(
    fc.constantFrom('zz', 'zz=a', 'a=zz', '=', 'verdict=maybe', 'a=0', 'toString', '__proto__=a'),
  );
  fc.assert(
    fc.property(anyAnswer, foreign, ([question, keys], others) => {
      const noisy = { keys: [...others, ...keys.toReversed(), ...keys, ...others] };
      expect(chosenKeys(question, noisy)).toEqual(chosenKeys(question, { keys }));
      expect(grade(question, noisy)).toEqual(grade(question, { keys }));
    }),
  );
});

test('two choices where one is asked for count as none, whichever they are', () => {
  fc.assert(
    fc.property(anyAnswer, ([question, keys]) => {
      const kept = chosenKeys(question, { keys });
      for (const { group, choose, choices } of partsOf(question)) {
        const named = choices.map((choice) => keyIn(group, choice)).filter((key) => keys.includes(key));
        const here = kept.filter((key) => named.includes(key));
        expect(here).toEqual(choose === 'one' && named.length > 1 ? [] : named);
      }
    }),
  );
});

test('the whole right answer earns everything, and a whole wrong one nothing', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(grade(question, { keys: rightKeys(question) }).scoreMilli).toBe(1000);
      expect(grade(question, { keys: wrongKeys(question) }).scoreMilli).toBe(0);
    }),
  );
  for (const question of Object.values(groupedQuestions)) {
    expect(grade(question, { keys: rightKeys(question) }).correct).toBe(true);
    expect(grade(question, { keys: wrongKeys(question) }).scoreMilli).toBe(0);
  }
});
