import { expect, test } from 'vitest';
import { countTopics, topicsToRevisit } from './topics.ts';

test('topics are counted per module, and only those with something missed are to be revisited', () => {
  const counts = countTopics([
    { topic: 'Consent', moduleSlug: 'm1', correct: true },
    { topic: 'Consent', moduleSlug: 'm1', correct: false },
    { topic: 'Consent', moduleSlug: 'm2', correct: true },
    { topic: 'Nerves', moduleSlug: 'm1', correct: true },
  ]);
  expect(counts).toHaveLength(3);
  expect(topicsToRevisit(counts)).toEqual([{ topic: 'Consent', moduleSlug: 'm1', correctCount: 1, questionCount: 2 }]);
  expect(topicsToRevisit(countTopics([]))).toEqual([]);
});
