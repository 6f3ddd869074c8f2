import type { Prisma } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { nextStep } from '../rules/steps.ts';
import type { StepKind } from '../rules/steps.ts';

type NewStep = {
  readonly attemptId: string;
  readonly kind: StepKind;
  readonly at: Date;
  readonly position?: number;
  readonly response: Prisma.InputJsonObject;
};

/** Adds a link to the log of an attempt and returns its number. The caller holds the lock of the attempt. */
export async function appendStep(tx: Tx, { attemptId, kind, at, position, response }: NewStep): Promise<number> {
  const previous = await tx.attemptStep.findFirst({
    where: { attemptId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  });
  const { seq, prevHash, hash } = nextStep(previous, { attemptId, kind, at, position: position ?? null, response });
  await tx.attemptStep.create({
    data: { attemptId, seq, kind, at, position: position ?? null, response, prevHash, hash },
  });
  return seq;
}
