import { frozenMessage } from '#lib/enrolment/messages.ts';
import type { BodyMapName } from '#lib/catalogue/body-map.ts';
import type { QuestionKind } from '#lib/catalogue/question.ts';
import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Certainty } from './rules/certainty.ts';
import type { Progress } from './rules/progress.ts';
import type { SaveRefusal } from './schema.ts';

const hour = 60;
const day = 24 * hour;

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** "10 minutes", "1 hour", "1 day", "1 hour 30 minutes". */
export function durationWords(minutes: number): string {
  if (minutes >= day && minutes % day === 0) return count(minutes / day, 'day');
  const hours = Math.floor(minutes / hour);
  const rest = minutes % hour;
  return [hours > 0 ? count(hours, 'hour') : '', rest > 0 || hours === 0 ? count(rest, 'minute') : '']
    .filter(Boolean)
    .join(' ');
}

/** "82.5%", or "80%" when there is nothing after the point. */
export function percentWords(percentTenths: number): string {
  return percentTenths % 10 === 0 ? `${percentTenths / 10}%` : `${(percentTenths / 10).toFixed(1)}%`;
}

function waitSentence(waits: readonly number[]): string {
  const [first, ...later] = waits;
  if (first === undefined || waits.every((wait) => wait === 0)) return 'If you do not pass, you can try again at once.';
  const list = waits.map((wait) => (wait === 0 ? 'no wait' : durationWords(wait)));
  if (later.length === 0) return `If you do not pass, you can try again after ${list[0]}.`;
  const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
  const parts = list.map((wait, index) => {
    const ordinal = ordinals[index] ?? `${index + 1}th`;
    return index === list.length - 1
      ? `${wait} after the ${ordinal} and any later one`
      : `${wait} after the ${ordinal} try`;
  });
  return `If you do not pass, the wait before the next try grows: ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}. It gives you time to read again.`;
}

/** What is asked about certainty, and what follows from it. */
function certaintySentences({ ask, holdsPass }: QuizPolicy['certainty']): string[] {
  if (ask === 'none') return [];
  const asked =
    'For questions on safety you also say how sure you are. What you were sure of and got wrong becomes a list to read again before the next try.';
  return holdsPass
    ? [
        asked,
        'A safety question that you are sure of and answer wrongly holds the pass back, whatever the score. Saying that you are not sure never does.',
      ]
    : [asked];
}

/** The rules of the quiz, as sentences. */
export function policySentences(policy: QuizPolicy): string[] {
  return [
    `${count(policy.questionCount, 'question')}, drawn anew from a larger pool for each try and spread over the modules. None comes again until you have met the whole pool.`,
    `You pass at ${policy.passPercent}%. Where several answers are right, each right tick counts and each wrong tick takes one away, never below zero; ticking everything earns nothing.`,
    'An order, a matching, a case or a text with gaps earns a part of the mark for what is right in it. A statement with its reason, or a number with its unit, earns it only when both are right.',
    policy.timeLimitMinutes === null
      ? 'There is no time limit. You can stop, close the page and go on later, on any device.'
      : `You have ${durationWords(policy.timeLimitMinutes)} from the moment you start. The clock runs on our server, also while the page is closed.`,
    'Each answer is saved as you give it, and you can change it until you hand in.',
    policy.attemptLimit === null
      ? 'You can try as often as you need, at no cost.'
      : `You have ${count(policy.attemptLimit, 'try').replace('trys', 'tries')} in all.`,
    ...(policy.attemptLimit === 1 ? [] : [waitSentence(policy.waitMinutesAfterFail)]),
    ...certaintySentences(policy.certainty),
  ];
}

/** What to do with an answer, by the kind of question. */
export const kindHelp = {
  single: 'Choose one.',
  multiple: 'Tick each one that is right.',
  'true-false': 'True or false?',
  'true-false-reason': 'Judge the statement and choose the reason. It counts when both are right.',
  ordering: 'Give each line its place: 1 comes first, and each place takes one line.',
  matching: 'Choose what goes with each line. An answer may serve several lines, or none.',
  case: 'Read the case, then answer each question about it.',
  numeric: 'Write the number, and choose its unit where units are offered. Both must be right.',
  cloze: 'Fill each gap. Each counts the same.',
  hotspot: 'Every place is named in the list.',
} as const satisfies Record<QuestionKind, string>;

/** How a word is written into a gap. */
export const typedGapHelp = 'Spelling counts; capitals do not.';

/** What to do on a body map, by how many places are asked for. */
export const placesHelp = {
  one: 'Choose one place.',
  many: 'Choose each place that is right.',
} as const;

/** Whose right is where on a body map. */
export const mapSides = {
  front: 'Seen from the front: the client’s right side is on your left.',
  back: 'Seen from behind: the client’s left side is on your left.',
} as const satisfies Record<BodyMapName, string>;

/** How much of a question is still to do, where some of it is done. */
export function partlyWords({ done, total, isUnread }: Pick<Progress, 'done' | 'total' | 'isUnread'>): string {
  if (isUnread) return 'the number cannot be read';
  return `${done} of ${total} parts answered`;
}

/** The answers to "How sure are you?". */
export const certaintyWords: Record<Certainty, string> = { sure: 'Sure', unsure: 'Not sure' };

/** Why something must be read again. */
export const mustReadReason = 'You were sure, and it was not right. On safety that matters most.';

/** "question 2", "questions 2, 3 and 5". */
export function questionsWords(positions: readonly number[]): string {
  const inOrder = positions.toSorted((one, other) => one - other);
  return inOrder.length === 1
    ? `question ${inOrder[0]}`
    : `questions ${inOrder.slice(0, -1).join(', ')} and ${inOrder.at(-1)}`;
}

/** How to write a number, where the one that was typed cannot be read. */
export const unreadNumberWords =
  'This cannot be read as one number, so it does not count yet. Use digits, with a point for decimals: 7.5, 1,000 or −2.';

/** What two lines in one place mean, as long as they share it. */
export function sharedPlacesWords(places: readonly string[]): string {
  if (places.length === 0) return '';
  const named =
    places.length === 1 ? `Place ${places[0]} is` : `Places ${places.slice(0, -1).join(', ')} and ${places.at(-1)} are`;
  return `${named} given more than once. Each place takes one line.`;
}

/** Why an answer was not taken, for the person who gave it. */
export const saveRefusalMessages: Record<SaveRefusal, string> = {
  'not-found': 'This paper is not one of yours. Sign in with the address you started it with.',
  'unknown-position': 'This paper has no such question.',
  finished: 'This paper is handed in. The answers saved until then count.',
  'time-over': 'Time is over. The answers saved until then count.',
  'no-access': 'Your access to this course has ended, so no answer can be saved.',
  frozen: frozenMessage,
  'changed-elsewhere':
    'You answered this question in another window since this page opened. That answer is shown now; choose again if you want to change it.',
};

/** About a try that was open when the course was frozen. */
export const frozenPaperWords =
  'The answers you had saved are kept and count. If your time for this try runs out meanwhile, write to us once the course is open again: the record shows how long it was closed, and we give you another try.';

export type StartRefusal =
  | 'not-enrolled'
  | 'access-over'
  | 'frozen'
  | 'wait'
  | 'attempts-used'
  | 'already-passed'
  | 'modules-unread'
  | 'must-read'
  | 'no-questions';

/** Why no new try starts. */
export const startRefusalMessages: Record<StartRefusal, string> = {
  'not-enrolled': 'You are not enrolled in this course.',
  'access-over': 'Your access to this course has ended.',
  frozen: frozenMessage,
  wait: 'The next try is not open yet.',
  'attempts-used': 'You have used all the tries this quiz allows. Write to us if you think this is wrong.',
  'already-passed': 'You have passed this quiz.',
  'modules-unread': 'The quiz opens when every module is marked as read.',
  'must-read': 'The next try opens when you have read again what you were sure of and got wrong.',
  'no-questions': 'This course has no questions yet.',
};
