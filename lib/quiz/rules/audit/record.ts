import { z } from 'zod';
import { canonicalJson, paperHash } from '../steps.ts';
import { statedTerms } from './terms.ts';
import { courseFindings } from './course.ts';
import { finding } from './findings.ts';
import type { Finding } from './findings.ts';
import { linkFindings, sealFindings } from './links.ts';
import type { SealedStep } from './links.ts';
import { markingFindings } from './marking.ts';
import type { MarkingFacts } from './marking.ts';

type Slot = {
  readonly position: number;
  readonly questionVersionId: string;
  readonly optionOrder: readonly string[];
};

/** All that is on record of an attempt. */
export type AttemptRecord = Omit<MarkingFacts, 'slots'> & {
  readonly attemptId: string;
  readonly number: number;
  readonly enrolmentId: string;
  readonly userId: string;
  readonly seed: string;
  /** The policy as stored, before it is read. */
  readonly storedPolicy: unknown;
  /** What was granted to the person, as stored. */
  readonly adjustment: unknown;
  readonly startedAt: Date;
  readonly slots: readonly Slot[];
  readonly seals: readonly SealedStep[];
  /** Positions whose question, or what a correction made of it, no longer fits its own hash. */
  readonly alteredPositions: readonly number[];
};

const startSchema = z.looseObject({
  // Attempts from before the start said so name neither person nor number.
  userId: z.string().optional(),
  enrolmentId: z.string().optional(),
  number: z.number().optional(),
  seed: z.string(),
  paperHash: z.string(),
  policyHash: z.string().optional(),
  deadlineAt: z.string().nullable().optional(),
  adjustment: z.unknown().optional(),
});

function startFindings(record: AttemptRecord): Finding[] {
  const [first] = record.steps;
  if (first?.kind !== 'start') return [];
  const start = startSchema.safeParse(first.response);
  if (!start.success) return [finding('start-differs', first.seq)];
  const found: Finding[] = [];
  const { userId = record.userId, enrolmentId = record.enrolmentId, number = record.number } = start.data;
  const isSameSitting = userId === record.userId && enrolmentId === record.enrolmentId && number === record.number;
  const isSameStart = start.data.seed === record.seed && first.at.getTime() === record.startedAt.getTime();
  if (!isSameStart || !isSameSitting) found.push(finding('start-differs', first.seq));
  if (start.data.paperHash !== paperHash(record.slots)) found.push(finding('paper-changed'));
  const terms = statedTerms({ policy: record.storedPolicy, deadlineAt: record.deadlineAt });
  // Attempts from before the start said so state no terms.
  const { policyHash = terms.policyHash, deadlineAt = terms.deadlineAt } = start.data;
  const { adjustment = record.adjustment } = start.data;
  if (canonicalJson(adjustment) !== canonicalJson(record.adjustment)) found.push(finding('terms-changed'));
  else if (policyHash !== terms.policyHash || deadlineAt !== terms.deadlineAt) found.push(finding('terms-changed'));
  return found;
}

/**
 * Reads the record of an attempt again and names all that does not fit: in the chain of its steps, against its seals,
 * in the order of what happened, in the paper, and in the results. Nothing found means that it is as it was written.
 */
export function recordFindings(given: AttemptRecord): Finding[] {
  const record = { ...given, steps: given.steps.toSorted((one, other) => one.seq - other.seq) };
  const positions = new Set(record.slots.map(({ position }) => position));
  const found = [
    ...linkFindings(record.attemptId, record.steps),
    ...sealFindings(record.steps, record.seals),
    ...(record.policy ? [] : [finding('terms-changed')]),
    ...record.alteredPositions.map((position) => finding('question-altered', null, position)),
    ...startFindings(record),
    ...courseFindings(record.steps, positions),
    ...markingFindings(record),
  ];
  return found.toSorted((one, other) => (one.seq ?? Infinity) - (other.seq ?? Infinity) || 0);
}
