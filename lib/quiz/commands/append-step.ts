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

/**
 * Adds a link to the log of an attempt and returns its number. The caller holds the lock of the attempt. Who waited for
 * it, or a job that began long ago, brings an older time than the log has reached: the step then bears the log's.
 */
export async function appendStep(tx: Tx, { attemptId, kind, at, position, response }: NewStep): Promise<number> {
  const previous = await tx.attemptStep.findFirst({
    where: { attemptId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true, at: true },
  });
  const when = previous && previous.at.getTime() > at.getTime() ? previous.at : at;
  const facts = { attemptId, kind, at: when, position: position ?? null, response };
  const { seq, prevHash, hash } = nextStep(previous, facts);
  await tx.attemptStep.create({ data: { ...facts, seq, prevHash, hash } });
  return seq;
}
