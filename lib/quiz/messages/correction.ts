import type { CorrectionRefusal } from '../rules/correction/may.ts';

export type PoolRefusal =
  | 'not-found'
  | 'corrected-since'
  | 'void'
  | 'pool-too-small'
  | 'not-in-a-pool'
  | 'in-every-pool';

/** Why a question was not corrected, taken out or put back. */
export const correctionMessages: Record<CorrectionRefusal | PoolRefusal, string> = {
  'not-found': 'There is no such question.',
  'corrected-since': 'This version was corrected in the meantime. Open the one that counts now.',
  void: 'This question is void: everyone gets its mark, and no paper draws it.',
  'key-refused': 'With this key the question is not a whole one of its kind.',
  'pool-too-small': 'The pool would fall below the number of questions a paper needs. Publish another question first.',
  'not-in-a-pool': 'No pool draws this question, so there is nothing to take out.',
  'in-every-pool': 'Every pool that had this question draws it.',
};

/** Which questions were put right, and how. */
export function correctedWords({
  positions,
  kind,
}: {
  readonly positions: readonly number[];
  readonly kind: 'key' | 'void';
}): string {
  const isOne = positions.length === 1;
  const named = isOne
    ? `question ${positions[0]}`
    : `questions ${positions.slice(0, -1).join(', ')} and ${positions.at(-1)}`;
  if (positions.length === 0) return 'a question was put right.';
  if (kind === 'void') return `${named} ${isOne ? 'was' : 'were'} made void, so everyone gets the mark.`;
  return `${named} had ${isOne ? 'a wrong key' : 'wrong keys'}.`;
}
