import { expect, test } from 'vitest';
import type { LearningCourse } from '#lib/enrolment/progress/schema.ts';
import { nextStep } from './next-step.ts';

const module = (slug: string, given: Partial<LearningCourse['modules'][number]> = {}) => ({
  slug,
  position: 1,
  title: `Module ${slug}`,
  summary: '',
  minutes: 10,
  minutesLeft: 10,
  state: 'open' as const,
  furthestMille: 0,
  anchor: null,
  ...given,
});
const fresh: LearningCourse = {
  courseVersionId: 'v',
  enrolmentId: 'e',
  slug: 'c',
  title: 'C',
  version: '1.0',
  accessUntil: null,
  isOpen: true,
  isFrozen: false,
  modules: [module('a'), module('b')],
  mille: 0,
  minutesLeft: 20,
  nextModule: 'a',
  isQuizOpen: false,
  lastSeenAt: null,
};
const started: LearningCourse = {
  ...fresh,
  mille: 200,
  minutesLeft: 16,
  modules: [module('a', { furthestMille: 400, anchor: 'part-two' }), module('b')],
};
const read: LearningCourse = { ...fresh, mille: 1000, minutesLeft: 0, nextModule: null, isQuizOpen: true };

test.each([
  ['a fresh course starts at its first module', fresh, null, null, '/learn/c/a', 'Start reading'],
  ['a started one goes on where it was left', started, null, null, '/learn/c/a#part-two', 'Continue “Module a”'],
  [
    'the next module is read after one is done',
    { ...started, nextModule: 'b' },
    null,
    null,
    '/learn/c/b',
    'Read “Module b”',
  ],
  ['all read leads to the quiz', read, 'ok', null, '/learn/c/quiz', 'Take the quiz'],
  ['a quiz under way is gone on with', read, 'attempt-open', null, '/learn/c/quiz', 'Go on with the quiz'],
  ['after a fail it says when', read, 'wait', null, '/learn/c/quiz', 'See when you can try again'],
  [
    'a pass without certificate says what it waits for',
    read,
    'already-passed',
    null,
    '/account/certificates',
    'See what your certificate waits for',
  ],
  [
    'a certificate is shown, even after access is over',
    { ...read, isOpen: false },
    null,
    'x',
    '/account/certificates/x',
    'See your certificate',
  ],
  [
    'past access without certificate leads to the course page',
    { ...read, isOpen: false },
    null,
    null,
    '/courses/c',
    'See the course',
  ],
] as const)('%s', (_, course, quiz, certificate, href, label) => {
  expect(nextStep(course, quiz, certificate)).toMatchObject({ href, label });
});
