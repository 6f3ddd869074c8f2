import type { EnrolmentSource } from '#generated/client.ts';
import type { CourseVersionFacts } from '#lib/catalogue/schema.ts';
import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { accessEnds, isRunning, mayEnter } from '../rules.ts';
import { endEnrolment } from './end-enrolment.ts';

export type Place = {
  readonly userId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly source: EnrolmentSource;
  readonly orderLineId: string | null;
  readonly actorId: string | null;
  readonly reason: string | null;
};

/**
 * Gives a therapist a running enrolment, with its event. Null when the therapist has one already. An enrolment whose
 * access has run out makes room first: it is ended, never changed into the new one.
 */
export async function takePlace(tx: Tx, place: Place, at: Date): Promise<string | null> {
  await holdPlace(tx, place.userId, place.courseId);
  await endWhenAccessIsOver(tx, place, at);
  const version = await tx.courseVersion.findUniqueOrThrow({
    where: { id: place.courseVersionId },
    select: { facts: true },
  });
  const { accessMonths } = version.facts as unknown as CourseVersionFacts;
  const { actorId, reason, ...row } = place;
  const id = newId();
  // ON CONFLICT DO NOTHING: a broken unique index would end the caller's whole transaction.
  const { count } = await tx.enrolment.createMany({
    data: [{ id, ...row, createdAt: at, accessUntil: accessEnds(at, accessMonths) }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await tx.enrolmentEvent.create({
    data: { id: newId(), enrolmentId: id, kind: place.source === 'order' ? 'bought' : 'granted', at, actorId, reason },
  });
  return id;
}

/** Whoever gives one therapist one course comes one after the other, until the transaction ends. */
export async function holdPlace(tx: Tx, userId: string, courseId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`enrolment ${userId} ${courseId}`}, 0))`;
}

async function endWhenAccessIsOver(tx: Tx, place: Place, at: Date): Promise<void> {
  const current = await tx.enrolment.findFirst({
    where: { userId: place.userId, courseId: place.courseId, endedAt: null },
    select: { id: true, accessUntil: true, endedAt: true, frozenAt: true },
  });
  if (!current || !isRunning(current) || mayEnter(current, at) !== 'access-over') return;
  await endEnrolment(tx, { enrolmentId: current.id, reason: 'access-over', actorId: null }, at);
}
