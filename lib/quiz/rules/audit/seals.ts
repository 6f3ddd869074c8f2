import { sha256 } from '#lib/ids.ts';
import { canonicalJson, genesisHash } from '../steps.ts';
import type { FindingCode } from './findings.ts';

export type SealFacts = {
  readonly number: number;
  readonly attemptId: string;
  readonly seq: number;
  readonly hash: string;
  readonly sealedAt: Date;
};
export type Seal = SealFacts & { readonly prevSealHash: string; readonly sealHash: string };

export function sealHash(prevSealHash: string, { number, attemptId, seq, hash, sealedAt }: SealFacts): string {
  return sha256(prevSealHash + canonicalJson({ number, attemptId, seq, hash, sealedAt: sealedAt.toISOString() }));
}

type Last = Pick<Seal, 'number' | 'sealHash'>;

/** The next seal, tied to the one before over all attempts. */
export function nextSeal(previous: Last | null, facts: Omit<SealFacts, 'number'>): Seal {
  const number = (previous?.number ?? 0) + 1;
  const prevSealHash = previous?.sealHash ?? genesisHash;
  const seal = { ...facts, number };
  return { ...seal, prevSealHash, sealHash: sealHash(prevSealHash, seal) };
}

export type SealFault = { readonly number: number; readonly attemptId: string; readonly code: FindingCode };

/** Reads seals in order, in as many portions as one likes: `previous` is the last of the portion before. */
export function readSeals(previous: Last | null, seals: readonly Seal[]): { faults: SealFault[]; last: Last | null } {
  const faults: SealFault[] = [];
  let last = previous;
  for (const seal of seals) {
    const { number, attemptId } = seal;
    const isNext = number === (last?.number ?? 0) + 1;
    if (!isNext) faults.push({ number, attemptId, code: 'seal-missing' });
    if (seal.sealHash !== sealHash(seal.prevSealHash, seal)) faults.push({ number, attemptId, code: 'seal-altered' });
    else if (isNext && seal.prevSealHash !== (last?.sealHash ?? genesisHash))
      faults.push({ number, attemptId, code: 'seal-moved' });
    last = { number, sealHash: seal.sealHash };
  }
  return { faults, last };
}
