import { z } from 'zod';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { attemptShape, presentAttempt } from './attempts.ts';
import type { AttemptItem } from './attempts.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { isId } from '#lib/paging.ts';
import { paperQuestion } from './paper-question.ts';
import type { PaperQuestion } from './paper-question.ts';

const storedMarks = z
  .array(z.object({ position: z.number(), scoreMilli: z.number(), maximumMilli: z.number(), correct: z.boolean() }))
  .catch([]);
export type StoredMark = z.infer<typeof storedMarks>[number];

const storedAdjustment = z
  .object({
    extraTimePercent: z.number(),
    isUntimed: z.boolean(),
    extraAttempts: z.number(),
    isWaitWaived: z.boolean(),
  })
  .nullable()
  .catch(null);
export type StoredAdjustment = z.infer<typeof storedAdjustment>;

export type PaperSlot = {
  readonly position: number;
  readonly questionVersionId: string;
  readonly questionKey: string;
  readonly optionOrder: readonly string[];
  readonly question: PaperQuestion;
};
export type LoggedStep = {
  readonly attemptId: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly position: number | null;
  readonly response: unknown;
  readonly prevHash: string;
  readonly hash: string;
};

export type AttemptDetail = AttemptItem & {
  readonly passPercent: number | null;
  /** What was granted to the therapist, as it stood at the start; null when nothing was. */
  readonly adjustment: StoredAdjustment;
  readonly slots: readonly PaperSlot[];
  readonly steps: readonly LoggedStep[];
  readonly marks: readonly StoredMark[];
  readonly certificates: readonly { readonly id: string; readonly number: string }[];
};

const shape = {
  ...attemptShape,
  policy: true,
  adjustment: true,
  slots: {
    orderBy: { position: 'asc' },
    select: {
      position: true,
      optionOrder: true,
      questionVersionId: true,
      questionVersion: { select: { key: true, body: true } },
    },
  },
  steps: {
    orderBy: { seq: 'asc' },
    select: {
      attemptId: true,
      seq: true,
      kind: true,
      at: true,
      position: true,
      response: true,
      prevHash: true,
      hash: true,
    },
  },
  result: { select: { ...attemptShape.result.select, marks: true } },
} as const;

const passMark = z.object({ passPercent: z.number() });

/** One sitting with its paper, marks and log; null when there is none. The key is in it: for admins only. */
export async function getAttempt(db: Db, admin: AdminViewer, id: string): Promise<AttemptDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.attempt.findUnique({ where: { id }, select: shape });
  if (!row) return null;
  const certificates = await db.certificate.findMany({
    where: { attemptId: id },
    orderBy: { issuedAt: 'asc' },
    select: { id: true, number: true },
  });
  const { marks, ...outcome } = row.result ?? { marks: [] };
  const policy = passMark.safeParse(row.policy);
  return {
    ...presentAttempt({ ...row, result: row.result ? (outcome as NonNullable<AttemptItem['result']>) : null }),
    passPercent: policy.success ? policy.data.passPercent : null,
    adjustment: storedAdjustment.parse(row.adjustment),
    slots: row.slots.map(({ questionVersion, ...slot }) => ({
      ...slot,
      questionKey: questionVersion.key,
      question: paperQuestion.parse(questionVersion.body),
    })),
    steps: row.steps,
    marks: storedMarks.parse(marks),
    certificates,
  };
}
