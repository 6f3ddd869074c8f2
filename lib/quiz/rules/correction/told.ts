import { percentWords } from '../../messages.ts';
import type { Outcome } from './outcome.ts';
import { isChanged } from './outcome.ts';

/** What a second marking did to a result, in one or two sentences for the person. */
export function changeWords(before: Outcome, after: Outcome, keptPass: boolean): string {
  const from = percentWords(before.percentTenths);
  const to = percentWords(after.percentTenths);
  if (!isChanged(before, after)) return `Your score stays at ${to}.`;
  const score =
    before.scoreMilli === after.scoreMilli ? `Your score stays at ${to}.` : `Your score went from ${from} to ${to}.`;
  if (!before.passed && after.passed) return `${score} With that, you have passed.`;
  if (keptPass) return `${score} You have passed all the same: a pass that was given stands.`;
  if (!before.heldBack && after.heldBack)
    return `${score} It reaches the pass mark, but a safety question was answered wrongly and for sure, which holds the pass back.`;
  return score;
}
