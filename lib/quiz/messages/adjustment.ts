import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import { durationWords } from '../messages.ts';
import type { Adjustment } from '../rules/adjustment.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const tries = (count: number) => (count === 1 ? '1 extra try' : `${count} extra tries`);

/** What was granted, in a few words each. Says nothing of why. */
export function adjustmentWords({ extraTimePercent, isUntimed, extraAttempts, isWaitWaived }: Adjustment): string[] {
  return [
    ...(isUntimed ? ['no time limit'] : []),
    ...(extraTimePercent > 0 && !isUntimed ? [`${extraTimePercent}% extra time`] : []),
    ...(extraAttempts > 0 ? [tries(extraAttempts)] : []),
    ...(isWaitWaived ? ['no waiting between tries'] : []),
  ];
}

/** "25% extra time, no waiting between tries.", and what that comes to under the policy as it holds for this person. */
export function agreedSentences(
  adjustment: Adjustment,
  { timeLimitMinutes, attemptLimit }: Pick<QuizPolicy, 'timeLimitMinutes' | 'attemptLimit'>,
): string[] {
  const agreed = adjustmentWords(adjustment);
  if (agreed.length === 0) return [];
  const { extraTimePercent, isUntimed, extraAttempts } = adjustment;
  const time =
    timeLimitMinutes === null
      ? 'This quiz has no time limit for anyone.'
      : `A try takes ${durationWords(timeLimitMinutes)} at most.`;
  const allowed =
    attemptLimit === null ? 'The number of tries has no limit for anyone.' : `You have ${attemptLimit} tries in all.`;
  return [
    `${capital(agreed.join(', '))}.`,
    ...(extraTimePercent > 0 && !isUntimed ? [time] : []),
    ...(extraAttempts > 0 ? [allowed] : []),
  ];
}

const refusals = {
  'person-not-found': 'There is no such therapist.',
  'course-not-found': 'There is no such course.',
  'nothing-granted': 'This grants nothing yet: give extra time, no limit, extra tries or no waiting.',
  'until-unknown': 'There is no such day. Give the last day as year-month-day.',
  'until-past': 'That day is over. Give today or a later day, or leave it empty.',
  'form-used': 'This form has granted something already. Load the page again to grant something else.',
  'not-found': 'This therapist has no such adjustment.',
  'already-ended': 'This adjustment has been ended already.',
  'already-over': 'This adjustment is over already: its last day has passed.',
} as const;
export type AdjustmentRefusal = keyof typeof refusals;

/** Why an adjustment was not granted or not ended, for the admin. */
export function adjustmentMessage(reason: AdjustmentRefusal): string {
  return refusals[reason];
}
