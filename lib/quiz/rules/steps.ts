import { sha256 } from '#lib/ids.ts';

/**
 * `read`: a must-read of a finished attempt was read again. `regrade`: a corrected key changed the marks.
 */
export type StepKind = 'start' | 'answer' | 'flag' | 'submit' | 'time-out' | 'read' | 'regrade';

export type StepFacts = {
  readonly attemptId: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly position: number | null;
  readonly response: unknown;
};

export type ChainedStep = StepFacts & { readonly prevHash: string; readonly hash: string };

/** What stands before the first step. */
export const genesisHash = '0'.repeat(64);

/** JSON with the keys of every object in order, so that the same value is always the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const inOrder = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${inOrder.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The hash that ties a step to the one before it. */
export function stepHash(prevHash: string, step: StepFacts): string {
  const { attemptId, seq, kind, at, position, response } = step;
  return sha256(
    prevHash + canonicalJson({ attemptId, seq, kind, at: at.toISOString(), position, response: response ?? null }),
  );
}

/** The next link of a chain, ready to be written. */
export function nextStep(
  previous: Pick<ChainedStep, 'seq' | 'hash'> | null,
  facts: Omit<StepFacts, 'seq'>,
): ChainedStep {
  const seq = previous ? previous.seq + 1 : 0;
  const prevHash = previous?.hash ?? genesisHash;
  const step = { ...facts, seq };
  return { ...step, prevHash, hash: stepHash(prevHash, step) };
}

export type ChainCheck = { readonly ok: true } | { readonly ok: false; readonly seq: number };

/** Reads a whole log again. Names the first step that is missing, moved or altered. */
export function verifyChain(steps: readonly ChainedStep[]): ChainCheck {
  let prevHash = genesisHash;
  for (const [index, step] of steps.entries()) {
    if (step.seq !== index || step.prevHash !== prevHash || step.hash !== stepHash(prevHash, step))
      return { ok: false, seq: index };
    prevHash = step.hash;
  }
  return { ok: true };
}

/** What the first step says of the paper, so that a changed slot no longer fits the log. */
export function paperHash(
  slots: readonly {
    readonly position: number;
    readonly questionVersionId: string;
    readonly optionOrder: readonly string[];
  }[],
): string {
  const inOrder = slots.toSorted((one, other) => one.position - other.position);
  return sha256(
    canonicalJson(
      inOrder.map(({ position, questionVersionId, optionOrder }) => ({ position, questionVersionId, optionOrder })),
    ),
  );
}

/** The newest answer to each position, by the order of the log. */
export function newestAnswers(
  steps: readonly Pick<StepFacts, 'seq' | 'kind' | 'position' | 'response'>[],
): Map<number, { readonly seq: number; readonly response: unknown }> {
  const newest = new Map<number, { readonly seq: number; readonly response: unknown }>();
  for (const { seq, kind, position, response } of steps.toSorted((one, other) => one.seq - other.seq)) {
    if (kind === 'answer' && position !== null) newest.set(position, { seq, response });
  }
  return newest;
}
