import { shownItems } from '#lib/catalogue/quiz-review.ts';
import type { QuizPolicy, ReviewItem } from '#lib/catalogue/schema.ts';

const words: Record<ReviewItem, string> = {
  topics: 'the topics to read again, with a way to each module',
  marks: 'how each question was marked',
  'own-answers': 'what you answered',
  key: 'what is right',
  rationale: 'why, with the sources',
};
const order = ['topics', 'marks', 'own-answers', 'key', 'rationale'] as const satisfies readonly ReviewItem[];

function listed(parts: readonly string[]): string {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** What is shown at one moment, as a sentence; the score always is. */
function shownSentence(items: readonly ReviewItem[]): string {
  const shown = shownItems(items);
  return `You see ${listed(['your score', ...order.filter((item) => shown.has(item)).map((item) => words[item])])}.`;
}

/** Why the key stays closed, where it does. */
export function closedSentence(hasTriesLeft: boolean): string {
  return hasTriesLeft
    ? 'The right answers stay closed, because the next paper comes from the same pool.'
    : 'The right answers stay closed.';
}

export type ShownWhen = { readonly when: string; readonly what: string };

/** What a policy shows when, for the people it holds for. */
export function reviewSentences({ review, attemptLimit }: Pick<QuizPolicy, 'review' | 'attemptLimit'>): ShownWhen[] {
  const fail = (items: readonly ReviewItem[], hasTriesLeft: boolean) =>
    shownItems(items).has('key') ? shownSentence(items) : `${shownSentence(items)} ${closedSentence(hasTriesLeft)}`;
  const passed = { when: 'If you pass', what: shownSentence(review.afterPass) };
  const next = { when: 'If you do not pass', what: fail(review.afterFail, true) };
  const last = { when: 'If you do not pass the last try', what: fail(review.afterLastFail, false) };
  if (attemptLimit === null) return [passed, next];
  return attemptLimit === 1 ? [passed, { ...last, when: next.when }] : [passed, next, last];
}
