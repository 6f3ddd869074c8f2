import { genesisHash, stepHash } from '../steps.ts';
import type { ChainedStep } from '../steps.ts';
import { finding } from './findings.ts';
import type { Finding } from './findings.ts';

/** Reads the chain of a log: every step there, each as it was written, each tied to the one before. */
export function linkFindings(attemptId: string, steps: readonly ChainedStep[]): Finding[] {
  if (steps.length === 0) return [finding('log-empty')];
  const found: Finding[] = [];
  let expected = 0;
  let previous: string | null = genesisHash;
  for (const step of steps) {
    if (step.seq > expected) {
      found.push(finding('step-missing', expected));
      previous = null;
    }
    if (step.attemptId !== attemptId || step.hash !== stepHash(step.prevHash, step))
      found.push(finding('step-altered', step.seq));
    else if (step.seq < expected || (previous !== null && step.prevHash !== previous))
      found.push(finding('step-moved', step.seq));
    expected = Math.max(expected, step.seq) + 1;
    previous = step.hash;
  }
  return found;
}

export type SealedStep = { readonly seq: number; readonly hash: string };

/** Holds a log against the seals that were put on it while it stood. */
export function sealFindings(steps: readonly ChainedStep[], seals: readonly SealedStep[]): Finding[] {
  const hashes = new Map(steps.map(({ seq, hash }) => [seq, hash]));
  const last = Math.max(-1, ...hashes.keys());
  return seals.flatMap(({ seq, hash }) => {
    if (seq > last) return [finding('log-cut', seq)];
    return hashes.get(seq) === hash ? [] : [finding('log-rewritten', seq)];
  });
}
