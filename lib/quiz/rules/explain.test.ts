import { expect, test } from 'vitest';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
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
