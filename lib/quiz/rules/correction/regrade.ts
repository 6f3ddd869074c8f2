import { z } from 'zod';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { newestAnswers } from '../steps.ts';
import type { StepFacts } from '../steps.ts';
import { concerning, inOrder, resolveVersion } from './chain.ts';
import type { Correction } from './chain.ts';
import { markPaper } from '../mark-paper.ts';
import type { MarkedPaper } from '../mark-paper.ts';
import { entriesWith } from './mark.ts';
import type { PaperSlot } from './mark.ts';
import { isKeptPass, outcomeOf, outcomeSchema, regraded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

const markSchema = z.object({ scoreMilli: z.number().int(), correct: z.boolean() });

/** What a regrade step says: why, which marks changed, and the outcome before and after. */
export const regradeSchema = z.object({
  correctionId: z.string(),
  kind: z.enum(['key', 'void']),
  reason: z.string(),
  /** All corrections that the marks now follow. */
  corrections: z.array(z.string()),
  positions: z.array(z.object({ position: z.number().int(), before: markSchema, after: markSchema })),
  before: outcomeSchema,
  after: outcomeSchema,
  /** The score no longer reaches what a pass takes; the pass stands. */
  keptPass: z.boolean(),
});
export type RegradeStep = Readonly<z.infer<typeof regradeSchema>>;

type LoggedStep = Pick<StepFacts, 'seq' | 'kind' | 'at' | 'position' | 'response'>;
const endKinds: readonly string[] = ['submit', 'time-out'];
const stated = z.object({ corrections: z.array(z.string()) });

/** The corrections that the marks follow already, by the newest step that says so. */
export function correctionsInLog(steps: readonly Pick<StepFacts, 'seq' | 'kind' | 'response'>[]): readonly string[] {
  const marking = steps
    .filter(({ kind }) => kind === 'regrade' || endKinds.includes(kind))
    .toSorted((one, other) => one.seq - other.seq)
    .at(-1);
  const found = stated.safeParse(marking?.response);
  return found.success ? found.data.corrections : [];
}

/** The answers that count: the newest of each position that was saved in time and before the end. */
export function countedAnswers(
  steps: readonly LoggedStep[],
  deadlineAt: Date | null,
): ReturnType<typeof newestAnswers> {
  return newestAnswers(steps.filter(({ at }) => deadlineAt === null || at.getTime() <= deadlineAt.getTime()));
}

export type MarkedAttempt = {
  readonly policy: QuizPolicy;
  readonly deadlineAt: Date | null;
  readonly slots: readonly PaperSlot[];
  readonly steps: readonly LoggedStep[];
  readonly standing: Outcome & {
    readonly marks: readonly { position: number; scoreMilli: number; correct: boolean }[];
  };
};
export type NamedCorrection = Correction & { readonly kind: 'key' | 'void'; readonly reason: string };
export type NextRegrade = { readonly step: RegradeStep; readonly marks: MarkedPaper['marks'] };

/** Marks an attempt by its log, with these corrections. */
export function markByLog(
  attempt: Omit<MarkedAttempt, 'standing'>,
  corrections: readonly Correction[],
  questions: ReadonlyMap<string, Question>,
): MarkedPaper {
  const answers = countedAnswers(attempt.steps, attempt.deadlineAt);
  return markPaper(entriesWith(attempt.slots, answers, corrections, questions), attempt.policy);
}

function changedPositions(
  before: MarkedAttempt['standing']['marks'],
  again: MarkedPaper['marks'],
  concerned: ReadonlySet<number>,
): RegradeStep['positions'] {
  const old = new Map(before.map((mark) => [mark.position, mark]));
  const shown = ({ scoreMilli, correct }: { scoreMilli: number; correct: boolean }) => ({ scoreMilli, correct });
  return again.flatMap((mark) => {
    const was = old.get(mark.position) ?? { scoreMilli: 0, correct: false };
    const isSame = was.scoreMilli === mark.scoreMilli && was.correct === mark.correct;
    return isSame && !concerned.has(mark.position)
      ? []
      : [{ position: mark.position, before: shown(was), after: shown(mark) }];
  });
}

/** The positions whose question a correction replaces, once those before it have been applied. */
function positionsHit(slots: readonly PaperSlot[], correction: Correction, before: readonly Correction[]): Set<number> {
  return new Set(
    slots.flatMap(({ position, questionVersionId }) => {
      const { versionId, isVoid } = resolveVersion(questionVersionId, before);
      return !isVoid && versionId === correction.fromVersionId ? [position] : [];
    }),
  );
}

/**
 * The next regrade that an attempt is due, or null. Corrections are taken up one at a time and in their order, whichever
 * job comes first, so the marks in the end and what each step says do not depend on the jobs.
 */
function nextRegrade(
  attempt: MarkedAttempt,
  corrections: readonly NamedCorrection[],
  questions: ReadonlyMap<string, Question>,
): NextRegrade | null {
  const done = new Set(correctionsInLog(attempt.steps));
  const due = concerning(
    attempt.slots.map(({ questionVersionId }) => questionVersionId),
    corrections,
  );
  const correction = due.find(({ id }) => !done.has(id));
  if (!correction) return null;
  const followed = inOrder(corrections.filter(({ id }) => done.has(id) || id === correction.id));
  const again = markByLog(attempt, followed, questions);
  const before = outcomeOf(attempt.standing);
  const earlier = followed.filter(({ id }) => id !== correction.id);
  return {
    step: {
      correctionId: correction.id,
      kind: correction.kind,
      reason: correction.reason,
      corrections: followed.map(({ id }) => id),
      positions: changedPositions(
        attempt.standing.marks,
        again.marks,
        positionsHit(attempt.slots, correction, earlier),
      ),
      before,
      after: regraded(before, outcomeOf(again)),
      keptPass: isKeptPass(before, outcomeOf(again)),
    },
    marks: again.marks,
  };
}

/** Every regrade that an attempt is due, each from where the one before leaves off. */
export function regradesDue(
  attempt: MarkedAttempt,
  corrections: readonly NamedCorrection[],
  questions: ReadonlyMap<string, Question>,
): NextRegrade[] {
  const due: NextRegrade[] = [];
  let { steps, standing } = attempt;
  for (;;) {
    const next = nextRegrade({ ...attempt, steps, standing }, corrections, questions);
    if (!next) return due;
    due.push(next);
    const seq = Math.max(-1, ...steps.map((step) => step.seq)) + 1;
    steps = [...steps, { seq, kind: 'regrade', at: new Date(0), position: null, response: next.step }];
    standing = { ...next.step.after, marks: next.marks };
  }
}
