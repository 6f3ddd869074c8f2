import { shownItems } from '#lib/catalogue/quiz-review.ts';
import type { QuizPolicy, ReviewItem } from '#lib/catalogue/schema.ts';
import type { Explainable } from './explain.ts';

export type ReviewMoment = keyof QuizPolicy['review'];

/** When a result is looked at: after a pass, after a fail with tries left, or after the last. */
export function reviewMoment(passed: boolean, hasTriesLeft: boolean): ReviewMoment {
  if (passed) return 'afterPass';
  return hasTriesLeft ? 'afterFail' : 'afterLastFail';
}

/** What a policy shows at a moment. Something that would give away what is closed is closed too. */
export function reviewOf({ review }: Pick<QuizPolicy, 'review'>, moment: ReviewMoment): ReadonlySet<ReviewItem> {
  return shownItems(review[moment]);
}

const reasons = new Set(['rationale', 'answerRationale']);

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !reasons.has(name))
      .map(([name, inner]) => [name, without(inner)]),
  );
}

/** A question without any of its reasons, at whatever depth: they are optional in all that is explained. */
export function withoutReasons(question: Explainable): Explainable {
  return without(question) as Explainable;
}
