import { expect, test } from 'vitest';
import { policyOf } from '#tests/support/policy.ts';
import { policySentences } from '../messages.ts';
import { reviewSentences } from './review.ts';

const review = policyOf().review;

test('without an attempt limit there is no last try to speak of', () => {
  expect(reviewSentences(policyOf())).toEqual([
    {
      when: 'If you pass',
      what: 'You see your score, how each question was marked, what you answered, what is right and why, with the sources.',
    },
    {
      when: 'If you do not pass',
      what: 'You see your score and the topics to read again, with a way to each module. The right answers stay closed, because the next paper comes from the same pool.',
    },
  ]);
});

test('with one, the last try has a sentence of its own; with a single try it is the only one', () => {
  const policy = policyOf({
    attemptLimit: 3,
    review: { ...review, afterFail: [], afterLastFail: ['marks', 'own-answers', 'key'] },
  });
  expect(reviewSentences(policy).slice(1)).toEqual([
    {
      when: 'If you do not pass',
      what: 'You see your score. The right answers stay closed, because the next paper comes from the same pool.',
    },
    {
      when: 'If you do not pass the last try',
      what: 'You see your score, how each question was marked, what you answered and what is right.',
    },
  ]);
  expect(reviewSentences({ ...policy, attemptLimit: 1 }).map(({ when }) => when)).toEqual([
    'If you pass',
    'If you do not pass',
  ]);
});

test('what a policy lists but cannot show is not promised', () => {
  const policy = policyOf({ review: { ...review, afterPass: ['marks', 'rationale'] } });
  expect(reviewSentences(policy)[0]?.what).toBe('You see your score and how each question was marked.');
});

test('certainty is spoken of where it is asked, and holding back where it does', () => {
  const said = (ask: 'none' | 'safety', holdsPass: boolean) =>
    policySentences(policyOf({ certainty: { ask, holdsPass } })).join(' ');
  expect(said('none', false)).not.toMatch(/sure/);
  expect(said('safety', false)).toMatch(/For questions on safety you also say how sure you are\./);
  expect(said('safety', false)).not.toMatch(/holds the pass back/);
  expect(said('safety', true)).toMatch(/answer wrongly holds the pass back/);
});

test('with a single try no wait is spoken of', () => {
  expect(policySentences(policyOf({ attemptLimit: 1, waitMinutesAfterFail: [10] })).join(' ')).not.toMatch(
    /10 minutes/,
  );
});
