import { z } from 'zod';

const whole = z.number().int();
export const outcomeSchema = z.object({
  scoreMilli: whole,
  maximumMilli: whole,
  correctCount: whole,
  questionCount: whole,
  percentTenths: whole,
  passed: z.boolean(),
  heldBack: z.boolean().default(false),
});
/** What a marked paper comes to. */
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;

/** Those fields of a row, and nothing else of it. */
export function outcomeOf(row: Outcome): Outcome {
  const { scoreMilli, maximumMilli, correctCount, questionCount, percentTenths, passed, heldBack } = row;
  return { scoreMilli, maximumMilli, correctCount, questionCount, percentTenths, passed, heldBack };
}

/**
 * What a second marking makes of an outcome. The score follows the marks, up or down; a pass that was given stands, and
 * is not held back afterwards.
 */
export function regraded(before: Outcome, again: Outcome): Outcome {
  return before.passed ? { ...again, passed: true, heldBack: false } : { ...again };
}

/** A pass that stands although the score no longer reaches the pass mark, or would be held back today. */
export function isKeptPass(before: Outcome, again: Outcome): boolean {
  return before.passed && !again.passed;
}

/** True when something changed that matters to the person: the score, the pass, or that it was held back. */
export function isChanged(before: Outcome, after: Outcome): boolean {
  return before.scoreMilli !== after.scoreMilli || before.passed !== after.passed || before.heldBack !== after.heldBack;
}
