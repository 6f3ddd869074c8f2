import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { createTherapist, enrol, testStart, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson, TinyCourse } from '#tests/support/factories.ts';

export const later = new Date(testStart.getTime() + 60 * 60_000);

export type Sitting = { readonly person: TestPerson; readonly enrolmentId: string; readonly attemptId: string };

/** A therapist who sits the whole quiz through the real commands; `right: false` answers all of it wrongly. */
export async function sit(
  db: Db,
  course: TinyCourse,
  given: { right: boolean; legalName?: string | null; email?: string },
): Promise<Sitting> {
  const { right, ...wanted } = given;
  const person = await createTherapist(db, wanted);
  const enrolmentId = await enrol(db, { userId: person.id, courseSlug: course.slug });
  const viewer = viewerOf(person);
  const started = await startAttempt(db, viewer, course.slug, testStart, newId());
  if (!started.ok) throw new Error(started.reason);
  const { attemptId } = started.value;
  const slots = await db.attemptSlot.findMany({ where: { attemptId }, select: { position: true } });
  for (const { position } of slots) {
    await saveAnswer(db, viewer, { attemptId, position, keys: ['b'] }, testStart);
    if (right) await saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, testStart);
  }
  const done = await submitAttempt(db, viewer, attemptId, later, (tx, passed, at) =>
    issueOnPass(tx, { enrolmentId: passed.enrolmentId, attemptId: passed.attemptId }, at),
  );
  if (!done.ok) throw new Error(done.reason);
  return { person, enrolmentId, attemptId };
}

export async function certificateOf(
  db: Db,
  enrolmentId: string,
): Promise<{ id: string; code: string; number: string }> {
  const current = await db.currentCertificate.findUniqueOrThrow({ where: { enrolmentId } });
  return db.certificate.findUniqueOrThrow({
    where: { id: current.certificateId },
    select: { id: true, code: true, number: true },
  });
}

let orders = 0;

/** An order with one line and two events, written straight into the tables. */
export async function placeOrder(
  db: Db,
  course: TinyCourse,
  given: { userId: string; status: 'paid' | 'pending' | 'failed'; event?: string },
): Promise<{ id: string; number: string }> {
  orders += 1;
  const id = newId();
  const number = `O-2026-${String(900_000 + orders)}`;
  await db.order.create({
    data: {
      id,
      number,
      userId: given.userId,
      status: given.status,
      currency: 'AUD',
      totalMinor: 5900,
      createdAt: testStart,
      expiresAt: later,
      settledAt: given.status === 'paid' ? testStart : null,
      checkoutSessionId: `cs_test_${id}`,
      lines: {
        create: {
          id: newId(),
          courseId: course.courseId,
          courseVersionId: course.courseVersionId,
          description: 'A tiny course',
          listMinor: 5900,
          amountMinor: 5900,
        },
      },
      events: {
        create: [
          { id: newId(), kind: 'placed', at: testStart, detail: {} },
          { id: newId(), kind: given.event ?? given.status, at: later, detail: { amountMinor: 5900 } },
        ],
      },
    },
  });
  return { id, number };
}
