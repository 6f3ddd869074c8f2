import type { Question, Shape } from '../schema/reflection.ts';

/** The questions of each shape, in the order in which they are asked. */
export const questionsOf: Record<Shape, readonly Question[]> = {
  free: [
    { key: 'learned', label: 'What did you learn that you did not know before?', rows: 4 },
    { key: 'change', label: 'What will you do differently?', rows: 4 },
    { key: 'next', label: 'What would you like to learn next?', rows: 3 },
  ],
  'cnhc-steps': [
    { key: 'need', label: '1. What did you need to learn, and why?', rows: 3 },
    { key: 'learned', label: '2. What did you learn?', rows: 4 },
    { key: 'used', label: '3. How have you used it in your practice?', rows: 4 },
    {
      key: 'review',
      label: '4. How did it go, looking back?',
      help: 'What worked, what did not, and what you still need.',
      rows: 4,
    },
  ],
  'cmtbc-goals': [
    { key: 'goal-1', label: 'First learning goal', rows: 3 },
    { key: 'activity-1', label: 'What you did towards it', rows: 3 },
    { key: 'goal-2', label: 'Second learning goal', rows: 3 },
    { key: 'activity-2', label: 'What you did towards it', rows: 3 },
    { key: 'impact', label: 'What came of it: how your practice has changed', rows: 5 },
  ],
};

export const shapeWord: Record<Shape, string> = {
  free: 'In three questions',
  'cnhc-steps': 'In CNHC’s four steps',
  'cmtbc-goals': 'Goals of the year',
};

export type ReflectionRefusal = 'not-found' | 'changed-elsewhere' | 'nothing-written' | 'too-long';

const refusals: Record<ReflectionRefusal, string> = {
  'not-found': 'This entry is not in your log, so nothing was saved. What you typed stands below.',
  'changed-elsewhere':
    'This was changed in another window after you opened it here, so nothing was overwritten. What you typed stands below, with what is saved now above it. Saving again keeps yours.',
  'nothing-written': 'Nothing is written yet. Answer one question, or leave it for another day.',
  'too-long': 'This is longer than we can keep (5,000 letters): shorten it, please.',
};

export function reflectionRefusalSentence(reason: ReflectionRefusal): string {
  return refusals[reason];
}
