import type { Question } from '#lib/catalogue/schema.ts';
import type { AttemptRecord } from '#lib/quiz/rules/audit/record.ts';
import { statedTerms } from '#lib/quiz/rules/audit/terms.ts';
import { inOrder } from '#lib/quiz/rules/correction/chain.ts';
import { outcomeOf } from '#lib/quiz/rules/correction/outcome.ts';
import { markByLog, regradesDue } from '#lib/quiz/rules/correction/regrade.ts';
import type { NamedCorrection } from '#lib/quiz/rules/correction/regrade.ts';
import { nextStep, paperHash } from '#lib/quiz/rules/steps.ts';
import type { ChainedStep, StepFacts } from '#lib/quiz/rules/steps.ts';
import { policyOf } from './policy.ts';

export const recordStart = new Date('2026-11-20T01:00:00.000Z');
export const after = (seconds: number) => new Date(recordStart.getTime() + seconds * 1000);

/** A question whose right answer is the option with this key. */
export function questionWith(key: string, right: string): Question {
  return {
    key,
    kind: 'single',
    module: 'm1',
    outcome: 'o1',
    topic: 'Topic',
    level: 'recall',
    safety: false,
    stem: `Which is right in ${key}?`,
    options: ['a', 'b', 'c'].map((option) => ({
      key: option,
      text: `Option ${option}`,
      correct: option === right,
      rationale: `Because of ${option}`,
    })),
    rationale: 'Because it is so',
    references: [],
    basis: 'test',
  };
}

export const positions = [1, 2, 3, 4] as const;
/** Versions v1 to v4 are right with "a"; w1 to w4 are the same questions, right with "b". */
export const questions = new Map(
  positions.flatMap((position) => {
    const key = `tq-00${position}`;
    return [
      [`v${position}`, questionWith(key, 'a')],
      [`w${position}`, questionWith(key, 'b')],
    ] as const;
  }),
);

export type Said = { readonly position: number; readonly key: string; readonly atSeconds?: number };
export type RecordPlan = {
  readonly answers: readonly Said[];
  readonly isFinished?: boolean;
  readonly corrections?: readonly NamedCorrection[];
  /** How many of the corrections were there at the end; the others led to regrades. */
  readonly correctionsAtEnd?: number;
  readonly passPercent?: number;
  readonly deadlineSeconds?: number;
};

const sitting = { userId: 'a person', enrolmentId: 'an enrolment', number: 2 };

type Write = (facts: Pick<StepFacts, 'kind' | 'at' | 'position' | 'response'>) => ChainedStep;

function writer(attemptId: string, steps: ChainedStep[]): Write {
  return (facts) => {
    const step = nextStep(steps.at(-1) ?? null, { attemptId, ...facts });
    steps.push(step);
    return step;
  };
}

/** The record of an attempt as the product would have written it. */
export function recordOf(plan: RecordPlan): AttemptRecord {
  const attemptId = '01a1fb37-4726-75d2-b051-edaff1384966';
  const policy = policyOf({ questionCount: positions.length, passPercent: plan.passPercent ?? 75 });
  const deadlineAt = plan.deadlineSeconds === undefined ? null : after(plan.deadlineSeconds);
  const slots = positions.map((position) => ({
    position,
    questionVersionId: `v${position}`,
    optionOrder: ['b', 'a', 'c'],
  }));
  const steps: ChainedStep[] = [];
  const write = writer(attemptId, steps);
  const terms = { paperHash: paperHash(slots), ...statedTerms({ policy, deadlineAt }) };
  write({ kind: 'start', at: recordStart, position: null, response: { seed: 'seed', ...sitting, ...terms } });
  for (const [index, { position, key, atSeconds }] of plan.answers.entries())
    write({ kind: 'answer', at: after(atSeconds ?? index + 1), position, response: { keys: [key] } });
  const record = {
    attemptId,
    ...sitting,
    seed: 'seed',
    policy,
    storedPolicy: policy,
    adjustment: null,
    startedAt: recordStart,
    deadlineAt,
    slots,
    steps,
    questions,
    corrections: plan.corrections ?? [],
    seals: [],
    alteredPositions: [],
  };
  if (plan.isFinished === false) return { ...record, firstResult: null, standing: null };

  const ordered = inOrder(record.corrections);
  const atEnd = ordered.slice(0, plan.correctionsAtEnd ?? 0);
  const finishedAt = after(100);
  const { marks, ...outcome } = markByLog(record, atEnd, questions);
  write({
    kind: 'submit',
    at: finishedAt,
    position: null,
    response: {
      finishedAt: finishedAt.toISOString(),
      ...outcome,
      ...(atEnd.length > 0 ? { corrections: atEnd.map(({ id }) => id) } : {}),
    },
  });
  const firstResult = { finishedAt, cause: 'submit', ...outcome, marks };
  let standing = { ...firstResult, regradeSeq: null as number | null };
  for (const { step, marks: again } of regradesDue({ ...record, standing }, ordered, questions)) {
    const response = JSON.parse(JSON.stringify(step));
    const { seq } = write({ kind: 'regrade', at: after(200 + steps.length), position: null, response });
    standing = { ...standing, ...outcomeOf(step.after), marks: again, regradeSeq: seq };
  }
  return { ...record, firstResult, standing };
}

export function correction(id: string, from: string, to: string | null, atSeconds: number): NamedCorrection {
  return {
    id,
    fromVersionId: from,
    toVersionId: to,
    at: after(atSeconds),
    kind: to === null ? 'void' : 'key',
    reason: `the key was wrong (${id})`,
  };
}
