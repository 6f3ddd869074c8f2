import type { Tx } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { takePlace } from './place.ts';

export type PaidLine = {
  readonly orderLineId: string;
  readonly userId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
};

/**
 * The enrolment that one paid order line gives: at most one a line, however often this is called.
 * Refused when the therapist studies the course by another way already.
 */
export async function enrolByOrderLine(
  tx: Tx,
  line: PaidLine,
  at: Date,
): Promise<Result<{ enrolmentId: string; isNew: boolean }, 'already-enrolled'>> {
  const given = await tx.enrolment.findFirst({ where: { orderLineId: line.orderLineId }, select: { id: true } });
  if (given) return ok({ enrolmentId: given.id, isNew: false });
  const enrolmentId = await takePlace(tx, { ...line, source: 'order', actorId: null, reason: null }, at);
  return enrolmentId === null ? refuse('already-enrolled') : ok({ enrolmentId, isNew: true });
}
