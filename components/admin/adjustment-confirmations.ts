import { adjustmentWords } from '#lib/quiz/messages/adjustment.ts';
import type { Adjustment } from '#lib/quiz/rules/adjustment.ts';
import type { Confirmation } from './act-state.ts';

const onRecord = 'Your name, the time and the reason stay on record. Only admins ever read the reason.';

/** What granting does, before it is done. */
export function grantConfirmation(facts: {
  readonly adjustment: Adjustment;
  readonly email: string;
  readonly courseTitle: string | null;
  readonly isEndless: boolean;
}): Confirmation {
  const { adjustment, email, courseTitle, isEndless } = facts;
  const changesTime = adjustment.isUntimed || adjustment.extraTimePercent > 0;
  return {
    title: `Grant ${adjustmentWords(adjustment).join(', ')}?`,
    points: [
      `It holds for ${email} in ${courseTitle === null ? 'every course, also in those to come' : `“${courseTitle}”`}, from now on${isEndless ? '.' : ' to the end of the last day.'}`,
      ...(changesTime ? ['A try that is under way keeps its time: the new time begins with the next one.'] : []),
      'The quiz page tells the therapist what was agreed, without the reason. No e-mail is sent.',
      onRecord,
    ],
    button: 'Grant it',
  };
}

/** What ending a grant does, before it is done. */
export function endConfirmation(facts: { readonly grant: string; readonly email: string }): Confirmation {
  return {
    title: `End ${facts.grant}?`,
    points: [
      `It no longer holds for ${facts.email} from now on. Tries that have begun keep what they began with.`,
      'The quiz page no longer shows it. No e-mail is sent.',
      onRecord,
    ],
    button: 'End it',
  };
}
