import type { QuestionKind } from '#lib/catalogue/question.ts';
import type { ReviewItem } from '#lib/catalogue/schema.ts';
import type { OwnAnswer } from '../rules/own-answers.ts';
import type { ExplainedQuestion, TopicResult } from '../schema.ts';

/** A question whose key stays closed: how it was marked, what was answered, or both; null is not shown. */
export type ClosedQuestion = {
  readonly position: number;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly moduleSlug: string;
  readonly moduleTitle: string;
  readonly mark: { readonly scoreMilli: number; readonly maximumMilli: number } | null;
  readonly answers: readonly OwnAnswer[] | null;
};

/** What the policy of the quiz shows of a finished attempt. What it does not show is not in here. */
export type Review = {
  readonly shows: readonly ReviewItem[];
  /** Where something was missed; none where the policy does not show topics. */
  readonly topics: readonly TopicResult[];
  /** Every question with its key, or none. */
  readonly questions: readonly ExplainedQuestion[];
  /** Every question without its key, where marks or answers are shown and the key is not. */
  readonly closedQuestions: readonly ClosedQuestion[];
};
