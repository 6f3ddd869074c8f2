import type { QuizPolicy } from '#lib/catalogue/schema.ts';

export const certainties = ['sure', 'unsure'] as const;
/** How sure somebody says to be of an answer. Nothing said counts as not sure. */
export type Certainty = (typeof certainties)[number];

export type CertaintyPolicy = QuizPolicy['certainty'];

/** Whether the paper asks how sure one is of this question: of every safety question, where the policy says so. */
export function asksCertainty({ safety }: { readonly safety: boolean }, { ask }: CertaintyPolicy): boolean {
  return ask === 'safety' && safety;
}

/** What a stored response says of how sure its giver was; null when it says nothing. Total for any value. */
export function certaintyIn(response: unknown): Certainty | null {
  if (typeof response !== 'object' || response === null || !Object.hasOwn(response, 'certainty')) return null;
  const given = (response as { readonly certainty: unknown }).certainty;
  return certainties.find((each) => each === given) ?? null;
}

/** Answered, for sure, and not fully right. */
export function isSureAndWrong(isAnswered: boolean, certainty: Certainty | null, isCorrect: boolean): boolean {
  return isAnswered && certainty === 'sure' && !isCorrect;
}
