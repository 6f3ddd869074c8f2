import { resolveVersion } from './chain.ts';
import type { Correction } from './chain.ts';

export type CorrectionRefusal = 'not-found' | 'corrected-since' | 'void' | 'key-refused';

/** Only what counts today can be corrected: neither a version that another took the place of, nor one that is void. */
export function mayCorrect(versionId: string, corrections: readonly Correction[]): 'ok' | 'corrected-since' | 'void' {
  const { versionId: current, isVoid } = resolveVersion(versionId, corrections);
  if (isVoid) return 'void';
  return current === versionId ? 'ok' : 'corrected-since';
}

type Pool = { readonly questionCount: number; readonly poolSize: number };

/** How many questions a pool may still lose. */
export function spareQuestions({ questionCount, poolSize }: Pool): number {
  return Math.max(0, poolSize - questionCount);
}
