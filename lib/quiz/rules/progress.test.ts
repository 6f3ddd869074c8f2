import { expect, test } from 'vitest';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { progressOf, shapeOf, sharedPlaces } from './progress.ts';

const { reason, ordering, matching, case: caseOf } = groupedQuestions;
const multiple = { kind: 'multiple', options: [{ key: 'a' }, { key: 'b' }] } as const;

test.each([
  ['a tick is a whole answer to a multiple choice', multiple, ['b'], 'complete', 1, 1],
  ['no tick is none', multiple, [], 'blank', 0, 1],
  ['a verdict needs its reason', reason, ['verdict=true'], 'partly', 1, 2],
  ['a reason needs its verdict', reason, ['reason=a'], 'partly', 1, 2],
  ['with both it is whole', reason, ['verdict=true', 'reason=a'], 'complete', 2, 2],
  ['half a matching is not an answer', matching, ['a=b', 'c=b'], 'partly', 2, 3],
  ['one option may serve every line', matching, ['a=b', 'b=b', 'c=b'], 'complete', 3, 3],
  ['every line needs a place', ordering, ['a=1', 'b=2', 'c=3'], 'partly', 3, 4],
  ['a place that two lines share is neither’s', ordering, ['a=1', 'b=2', 'c=2', 'd=4'], 'partly', 2, 4],
  ['all in one place is begun, not done', ordering, ['a=1', 'b=1', 'c=1', 'd=1'], 'partly', 0, 4],
  ['every place once is whole', ordering, ['a=4', 'b=2', 'c=3', 'd=1'], 'complete', 4, 4],
  ['every question of a case counts', caseOf, ['b=a', 'b=c'], 'partly', 1, 2],
  ['a case is whole with a tick in each', caseOf, ['a=a', 'b=c'], 'complete', 2, 2],
] as const)('%s', (_guarantee, question, keys, state, done, total) => {
  expect(progressOf(shapeOf(question), keys)).toEqual({ state, done, total });
});

test('shared places are named once each, lowest first', () => {
  expect(sharedPlaces(['a=10', 'b=2', 'c=2', 'd=10', 'e=10', 'f=1'])).toEqual(['2', '10']);
  expect(sharedPlaces([])).toEqual([]);
});
