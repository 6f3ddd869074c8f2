import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grade, gradePaper } from './grade.ts';
import { chosenKeys } from './parts.ts';
import type { Gradable } from './scores.ts';

type Choice = Extract<Gradable, { readonly kind: 'single' | 'multiple' | 'true-false' }>;

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
const question = (kind: Choice['kind'], right: string, all = 'abcd'): Choice => ({
  kind,
  options: [...all].map((key) => ({ key, correct: right.includes(key) })),
});

const anyQuestion: fc.Arbitrary<Choice> = fc
  .record({
    kind: fc.constantFrom('single', 'multiple', 'true-false'),
    correct: fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
  })
  .map(
    ({ kind, correct }) =>
      ({
        kind,
        options: correct.map((isRight, index) => ({
          key: letters[index] ?? 'x',
          correct: kind === 'multiple' ? isRight : index === 0,
        })),
      }) as Choice,
  );
const anyKeys = fc.array(fc.oneof(fc.constantFrom(...letters), fc.string()), { maxLength: 12 });
const anyPayload = fc.oneof(
  fc.jsonValue(),
  fc.anything(),
  anyKeys,
  anyKeys.map((keys) => ({ keys })),
);

test.each([
  ['single', 'b', { keys: ['b'] }, 1000],
  ['single', 'b', { keys: ['a'] }, 0],
  ['single', 'b', { keys: ['a', 'b'] }, 0],
  ['single', 'b', { keys: ['b', 'b'] }, 1000],
  ['single', 'b', { keys: ['b', 'zz'] }, 1000],
  ['single', 'b', { keys: [] }, 0],
  ['single', 'b', null, 0],
  ['single', 'b', 'b', 0],
  ['true-false', 'a', { keys: ['a'] }, 1000],
  ['true-false', 'a', { keys: ['a', 'b'] }, 0],
  ['multiple', 'abc', { keys: ['a', 'b', 'c'] }, 1000],
  ['multiple', 'abc', { keys: ['a', 'b'] }, 666],
  ['multiple', 'abc', { keys: ['a', 'b', 'd'] }, 333],
  ['multiple', 'ab', { keys: ['a', 'b', 'c', 'd'] }, 0],
  ['multiple', 'abc', { keys: ['a', 'b', 'c', 'd'] }, 0],
  ['multiple', 'ab', { keys: ['c', 'd'] }, 0],
  ['multiple', 'ab', { keys: ['toString', '__proto__', 'constructor'] }, 0],
] as const)('%s with %s right, answered %j, scores %i', (kind, right, response, score) => {
  expect(grade(question(kind, right), response)).toEqual({
    scoreMilli: score,
    maximumMilli: 1000,
    correct: score === 1000,
  });
});

test('the score stays between nothing and the maximum for any payload', () => {
  fc.assert(
    fc.property(anyQuestion, anyPayload, (asked, payload) => {
      const { scoreMilli, maximumMilli, correct } = grade(asked, payload);
      expect(Number.isInteger(scoreMilli) && scoreMilli >= 0 && scoreMilli <= maximumMilli).toBe(true);
      expect(correct).toBe(scoreMilli === maximumMilli);
    }),
  );
});

test('a blank answer scores nothing on every question', () => {
  fc.assert(
    fc.property(
      anyQuestion,
      fc.constantFrom(undefined, null, {}, [], { keys: [] }, { keys: null }, ''),
      (asked, blank) => {
        expect(grade(asked, blank).scoreMilli).toBe(0);
      },
    ),
  );
});

test('order, repetition and foreign keys change nothing', () => {
  fc.assert(
    fc.property(
      anyQuestion,
      fc.subarray(letters),
      fc.array(fc.string({ minLength: 2 })),
      fc.nat(),
      (asked, keys, foreign, turn) => {
        const at = keys.length === 0 ? 0 : turn % keys.length;
        const turned = [...keys.slice(at), ...keys.slice(0, at)];
        const noisy = { keys: [...foreign, ...turned.toReversed(), ...keys, ...foreign] };
        expect(chosenKeys(asked, noisy)).toEqual(chosenKeys(asked, { keys }));
        expect(grade(asked, noisy)).toEqual(grade(asked, { keys }));
      },
    ),
  );
});

test('ticking everything scores nothing where anything is wrong', () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      fc.pre(asked.options.some(({ correct }) => !correct));
      expect(grade(asked, { keys: letters }).scoreMilli).toBe(0);
    }),
  );
});

test('a wrong tick never raises a mark, and only the exact key earns all of it', () => {
  fc.assert(
    fc.property(anyQuestion, fc.subarray(letters), fc.nat(), (asked, keys, pick) => {
      const wrong = asked.options.filter(({ correct, key }) => !correct && !keys.includes(key));
      const added = wrong[pick % Math.max(1, wrong.length)];
      if (added)
        expect(grade(asked, { keys: [...keys, added.key] }).scoreMilli).toBeLessThanOrEqual(
          grade(asked, { keys }).scoreMilli,
        );
      const right = asked.options.filter(({ correct }) => correct).map(({ key }) => key);
      const exact = right.length > 0 && JSON.stringify(chosenKeys(asked, { keys })) === JSON.stringify(right);
      expect(grade(asked, { keys }).correct).toBe(exact);
    }),
  );
});

const paperOf = (right: number, of: number) =>
  Array.from({ length: of }, (_, index) => ({
    position: index + 1,
    question: question('single', 'a'),
    response: { keys: [index < right ? 'a' : 'b'] },
  }));

test('a paper passes at its mark and not a tenth below it', () => {
  expect(gradePaper(paperOf(8, 10), 80)).toMatchObject({
    percentTenths: 800,
    passed: true,
    correctCount: 8,
    questionCount: 10,
    scoreMilli: 8000,
    maximumMilli: 10_000,
  });
  expect(gradePaper(paperOf(9, 12), 80)).toMatchObject({ percentTenths: 750, passed: false });
  expect(gradePaper(paperOf(799, 1000), 80)).toMatchObject({ percentTenths: 799, passed: false });
  expect(gradePaper(paperOf(7996, 10_000), 80)).toMatchObject({ percentTenths: 799, passed: false });
});

test('a paper without questions, or without answers, does not pass', () => {
  expect(gradePaper([], 0)).toMatchObject({ scoreMilli: 0, maximumMilli: 0, percentTenths: 0, passed: false });
  expect(
    gradePaper(
      paperOf(0, 5).map((each) => ({ ...each, response: null })),
      1,
    ),
  ).toMatchObject({ scoreMilli: 0, passed: false });
});

test('one more right answer never turns a pass into a fail', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 100 }),
      fc.nat(),
      (of, passPercent, pick) => {
        const right = pick % of;
        const before = gradePaper(paperOf(right, of), passPercent);
        const after = gradePaper(paperOf(right + 1, of), passPercent);
        expect(after.percentTenths).toBeGreaterThanOrEqual(before.percentTenths);
        if (before.passed) expect(after.passed).toBe(true);
      },
    ),
  );
});
