import { expect, test } from 'vitest';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { typedQuestions } from '#tests/support/question-kinds-typed.ts';
import { explainParts } from './explain.ts';
import { optionKeysOf } from './parts.ts';

const { reason, ordering, matching, case: caseOf } = groupedQuestions;

test('a statement is explained by its verdict and by its reason, each with why', () => {
  const parts = explainParts(reason, ['c', 'a', 'b'], { keys: ['verdict=false', 'reason=b'] });
  expect(parts).toMatchObject([
    {
      form: 'options',
      heading: 'Is the statement true?',
      rationale: 'SECRET-RATIONALE of the verdict',
      options: [
        { text: 'True', isRight: true, isChosen: false },
        { text: 'False', isRight: false, isChosen: true },
      ],
    },
    {
      heading: 'Why?',
      options: [
        { key: 'c', isRight: false, isChosen: false },
        { key: 'a', isRight: false, isChosen: false },
        { key: 'b', isRight: true, isChosen: true, rationale: 'SECRET-RATIONALE b of kind 1' },
      ],
    },
  ]);
});

test('an order is explained line by line in the right order, with the place each was given', () => {
  const [part] = explainParts(ordering, ['d', 'c', 'b', 'a'], { keys: ['b=1', 'a=2', 'c=4', 'd=4'] });
  expect(
    part?.form === 'order' && part.steps.map(({ key, place, given, isShared }) => [key, place, given, isShared]),
  ).toEqual([
    ['a', 1, 2, false],
    ['b', 2, 1, false],
    ['c', 3, 4, true],
    ['d', 4, 4, true],
  ]);
  const [blank] = explainParts(ordering, ['d', 'c', 'b', 'a'], null);
  expect(blank?.form === 'order' && blank.steps.every(({ given, isShared }) => given === null && !isShared)).toBe(true);
});

test('a matching is explained line by line: what it goes with and what was chosen', () => {
  const [part] = explainParts(matching, ['d', 'c', 'b', 'a'], { keys: ['a=a', 'b=d'] });
  if (part?.form !== 'matches') throw new Error('a matching has matches');
  expect(part.matches.map(({ right, given, isRight }) => [right.slice(0, 7), given?.slice(0, 7), isRight])).toEqual([
    ['Call an', 'Call an', true],
    ['Refer t', 'End the', false],
    ['Go on w', undefined, false],
  ]);
  expect(part.matches[0]?.rationale).toBe('SECRET-RATIONALE of the chest pain');
  expect(part.notes).toMatchObject([
    { key: 'd', isUsed: false, rationale: 'SECRET-RATIONALE of what goes with nothing' },
  ]);
});

test('a case is explained question by question, each with its own reason', () => {
  const parts = explainParts(caseOf, optionKeysOf(caseOf), { keys: ['a=b', 'b=a', 'b=d'] });
  expect(parts).toMatchObject([
    { heading: 'What do you say first?', rationale: 'SECRET-RATIONALE of the first item' },
    { rationale: 'SECRET-RATIONALE of the second item' },
  ]);
  const [, second] = parts;
  expect(second?.form === 'options' && second.options.map(({ isRight, isChosen }) => [isRight, isChosen])).toEqual([
    [true, true],
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test('without rationales, as an admin reads it, nothing but the answer and the key is told', () => {
  const prompts = [{ key: 'a', text: 'Line', match: 'a' }];
  expect(explainParts({ kind: 'matching', prompts, options: [{ key: 'a', text: 'One' }] }, ['a'], null)).toEqual([
    {
      form: 'matches',
      matches: [{ key: 'a', text: 'Line', rationale: null, right: 'One', given: null, isRight: false }],
      notes: [],
    },
  ]);
});

test('a number is explained by its value, what counts, what was written, and its units', () => {
  const order = ['g', 'ml', 'l'];
  expect(explainParts(typedQuestions.numeric, order, { keys: ['value=7,5', 'unit=g'] })).toMatchObject([
    {
      form: 'number',
      given: '7,5',
      givenUnit: 'kg',
      isUnread: true,
      isRight: false,
      right: '7.5 ml',
      range: '7.4 to 7.6 ml',
      units: [
        { key: 'g', isRight: false, isChosen: true, rationale: 'SECRET-RATIONALE of what measures a mass' },
        {},
        {},
      ],
    },
  ]);
  expect(explainParts(typedQuestions.numeric, order, { keys: ['value=0.0075', 'unit=l'] })).toMatchObject([
    { given: '0.0075', givenUnit: 'litres', isUnread: false, isRight: true },
  ]);
  expect(explainParts(typedQuestions.numeric, order, null)).toMatchObject([
    { given: null, givenUnit: null, isUnread: false, isRight: false },
  ]);
  const exact = { kind: 'numeric', answer: { value: -2, tolerance: 0, toleranceKind: 'percent' }, units: [] } as const;
  expect(explainParts(exact, [], null)).toMatchObject([{ right: '−2', range: null, units: [] }]);
  const percent = { ...exact, answer: { ...exact.answer, tolerance: 10 } };
  expect(explainParts(percent, [], null)).toMatchObject([{ range: '−2.2 to −1.8' }]);
});

test('gaps are explained one by one, with each word that counts and why', () => {
  const [part] = explainParts(typedQuestions.cloze, ['c=c', 'c=a', 'c=b'], { keys: ['a=adduction', 'c=a'] });
  if (part?.form !== 'gaps') throw new Error('a cloze has gaps');
  expect(part.gaps).toMatchObject([
    { given: 'adduction', right: ['abduction'], isRight: false, rationale: 'SECRET-RATIONALE of the way out' },
    { given: null, right: ['adduction', 'shoulder adduction'], isRight: false },
    { given: 'deltoid', right: ['deltoid'], isRight: true, options: [{ key: 'c' }, { key: 'a', isChosen: true }, {}] },
  ]);
  expect(part.pieces.flatMap((piece) => ('gap' in piece ? piece.gap : []))).toEqual(['a', 'b', 'c']);
});

test('places on a map are explained as options that know their map', () => {
  const keys = ['lcalf', 'lheel'];
  expect(explainParts(typedQuestions.hotspots, ['lcalf', 'rcalf', 'lheel'], { keys })).toMatchObject([
    {
      form: 'options',
      map: 'back',
      options: [
        { isRight: true, isChosen: true },
        { isRight: true, isChosen: false },
        { isRight: false, isChosen: true, rationale: 'SECRET-RATIONALE of lheel in kind 14' },
      ],
    },
  ]);
});
