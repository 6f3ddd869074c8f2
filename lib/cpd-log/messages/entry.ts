import type { EntryFault } from '../rules/entry.ts';

const subjectOf: Readonly<Record<string, string>> = {
  title: 'what it was called',
  provider: 'who gave it',
  startedOn: 'the first day',
  completedOn: 'the day on which you finished',
  duration: 'how long it took',
  mode: 'how you learned',
  relation: 'how near it is to the therapy',
};

const sentences: Record<Exclude<EntryFault, 'missing'>, string> = {
  'too-long': 'This is longer than we can keep: shorten it, please.',
  'not-a-day': 'This is no day of the calendar. Write it as 28/11/2026.',
  'in-the-future': 'This day is still to come. Enter learning once it is done.',
  'starts-after-end': 'The first day is after the last one.',
  'not-a-choice': 'Choose one of the list.',
  'not-units': 'Write a number of units, such as 2 or 1.5.',
  'duration-empty': 'Say how long it took, such as 1.5 h, 1:30 or 90 min.',
  'duration-unclear': 'We cannot read this. Write it as 1.5 h, 1:30 or 90 min.',
  'duration-which-unit': 'Hours or minutes? Write it as 2 h or as 2 min.',
  'duration-too-short': 'It must be one minute at least.',
  'duration-too-long': 'This is more than 1,500 hours. Enter what you did in parts.',
};

/** What to say beside a field. */
export function entryFaultSentence(field: string, fault: EntryFault): string {
  return fault === 'missing' ? `Say ${subjectOf[field] ?? 'this'}.` : sentences[fault];
}

export type EntryRefusal =
  | 'not-found'
  | 'changed-elsewhere'
  | 'looks-like-one-you-have'
  | 'issued-here'
  | 'too-many-entries';

const refusals: Record<EntryRefusal, string> = {
  'not-found':
    'This entry is not in your log. It may have been deleted in another window; what you typed stands below.',
  'changed-elsewhere':
    'This entry was changed in another window after you opened it here, so nothing was overwritten. What you typed stands below, with what is saved now beside it. Saving again keeps yours.',
  'looks-like-one-you-have':
    'An entry with this title, day and length is in your log already. Save again if this is another one.',
  'issued-here':
    'This completion belongs to a certificate issued here and stays in your log. You can leave it out for a body.',
  'too-many-entries': 'Your log is full: 20,000 entries is the most we keep for one person.',
};

export function entryRefusalSentence(reason: EntryRefusal): string {
  return refusals[reason];
}

export const signedOutSentence =
  'You were signed out in the meantime, and nothing was saved yet. Sign in in another window, come back here and save again: what you typed is still here.';
