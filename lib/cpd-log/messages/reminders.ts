import { longDay } from '#lib/time/days.ts';
import type { Reminder } from '../rules/reminders.ts';
import { daysAwayWords, dueTitle } from './memberships.ts';

function whenWords({ on, daysLeft }: Pick<Reminder, 'on' | 'daysLeft'>): string {
  return `${longDay(on)}, ${daysAwayWords(daysLeft)}`;
}

function missingWords(missing: readonly string[] | null): string {
  if (missing === null) return 'What your log adds up to cannot be said yet: the page names what we need to know.';
  if (missing.length === 0) return 'By your log nothing is missing.';
  return `By your log this is missing: ${missing.join('; ')}.`;
}

/** One reminder as a sentence or two. */
export function reminderSentence(reminder: Reminder): string {
  const { about, daysLeft } = reminder;
  if (about.kind === 'due') {
    const title = dueTitle(about.due);
    return daysLeft < 0
      ? `${title}: it held until ${whenWords(reminder)}.`
      : `${title}: the last day on which it holds is ${whenWords(reminder)}.`;
  }
  const period = `${about.bodyName}: your period ${daysLeft < 0 ? 'ended' : 'ends'} on ${whenWords(reminder)}.`;
  return `${period} ${missingWords(about.missing)}`;
}

/** One paragraph per thing: what is missing towards a body and the end of its period are one. */
export function reminderParagraphs(reminders: readonly Reminder[]): string[] {
  return [...new Set(reminders.map(reminderSentence))];
}

/** The subject line of a day's reminders. */
export function reminderSubject(reminders: readonly Reminder[]): string {
  const things = reminderParagraphs(reminders).length;
  const [first] = reminders;
  if (things !== 1 || !first) return `CPD reminder: ${things} dates are near`;
  const name = first.about.kind === 'due' ? dueTitle(first.about.due) : first.about.bodyName;
  return `CPD reminder: ${name}, ${longDay(first.on)}`;
}
