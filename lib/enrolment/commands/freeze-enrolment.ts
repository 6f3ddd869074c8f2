import type { CourseVersionFacts } from '#lib/catalogue/schema.ts';
import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { accessEnds } from '../rules.ts';
import { holdPlace } from './place.ts';

/** Closes a running enrolment for the time that its payment is contested. Freezing it twice changes nothing. */
export async function freezeEnrolment(tx: Tx, enrolmentId: string, at: Date): Promise<void> {
  const { count } = await tx.enrolment.updateMany({
    where: { id: enrolmentId, endedAt: null, frozenAt: null },
    data: { frozenAt: at },
  });
  if (count === 1) await write(tx, enrolmentId, 'frozen', at);
}

/** Opens a frozen enrolment again. */
export async function thawEnrolment(tx: Tx, enrolmentId: string, at: Date): Promise<void> {
  const { count } = await tx.enrolment.updateMany({
    where: { id: enrolmentId, endedAt: null, frozenAt: { not: null } },
    data: { frozenAt: null },
  });
  if (count === 0) return;
  await write(tx, enrolmentId, 'thawed', at);
  await lookForPass(tx, enrolmentId);
}

/**
 * Takes back the end of an enrolment, with all that was done in it. A seat that went to its therapist a second time gives
 * the whole access again: nobody had begun with it. False when its therapist has another running
 * enrolment in the course by now.
 */
export async function reopenEnrolment(tx: Tx, enrolmentId: string, at: Date): Promise<boolean> {
  const { userId, courseId, endReason, courseVersion } = await tx.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { userId: true, courseId: true, endReason: true, courseVersion: { select: { facts: true } } },
  });
  const { accessMonths } = courseVersion.facts as unknown as CourseVersionFacts;
  await holdPlace(tx, userId, courseId);
  const other = await tx.enrolment.count({ where: { userId, courseId, endedAt: null, id: { not: enrolmentId } } });
  if (other > 0) return false;
  const { count } = await tx.enrolment.updateMany({
    where: { id: enrolmentId, endedAt: { not: null } },
    data: {
      endedAt: null,
      endReason: null,
      frozenAt: null,
      ...(endReason === 'seat-moved' ? { accessUntil: accessEnds(at, accessMonths) } : {}),
    },
  });
  if (count === 0) return true;
  await write(tx, enrolmentId, 'reopened', at);
  await lookForPass(tx, enrolmentId);
  return true;
}

/** A pass that waited for this leads to its certificate now. */
async function lookForPass(tx: Tx, enrolmentId: string): Promise<void> {
  await enqueue(tx, 'collect-certificate', { enrolmentId }, `collect-certificate:${enrolmentId}`);
}

async function write(tx: Tx, enrolmentId: string, kind: string, at: Date): Promise<void> {
  await tx.enrolmentEvent.create({ data: { id: newId(), enrolmentId, kind, at, actorId: null, reason: null } });
}
