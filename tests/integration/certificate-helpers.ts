import { transact } from '#lib/db/transaction.ts';
import type { Db } from '#lib/db/client.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { PassOutcome, PassRef } from '#lib/certificate/commands/settle-pass.ts';
import { newId } from '#lib/ids.ts';
import { createTherapist, enrol, publishTinyCourse, testStart } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';

/** Late enough in the day that Sydney and London disagree on the date. */
export const passedAt = new Date('2026-11-20T14:30:00.000Z');
export const later = new Date('2026-11-25T02:00:00.000Z');

/** A finished sitting of an enrolment, passed unless said otherwise. */
export async function sit(
  db: Db,
  enrolmentId: string,
  given: { passed?: boolean; number?: number } = {},
): Promise<PassRef> {
  const attemptId = newId();
  const passed = given.passed ?? true;
  await db.attempt.create({
    data: {
      id: attemptId,
      enrolmentId,
      number: given.number ?? 1,
      seed: 'test',
      policy: { passPercent: 80 },
      startedAt: testStart,
      result: {
        create: {
          finishedAt: passedAt,
          cause: 'submitted',
          scoreMilli: passed ? 5000 : 1000,
          maximumMilli: 6000,
          correctCount: passed ? 5 : 1,
          questionCount: 6,
          percentTenths: passed ? 833 : 166,
          passed,
          marks: [],
        },
      },
    },
  });
  return { enrolmentId, attemptId };
}

export type Passed = { readonly person: TestPerson; readonly ref: PassRef; readonly slug: string };

/** A therapist who has passed a course of their own; nothing issued yet. */
export async function passACourse(
  db: Db,
  {
    legalName,
    ...course
  }: {
    legalName?: string | null;
    certificatePolicy?: 'automatic' | 'review';
    certificateValidMonths?: number;
  } = {},
): Promise<Passed> {
  const { slug } = await publishTinyCourse(db, course);
  const person = await createTherapist(db, legalName === undefined ? {} : { legalName });
  const ref = await sit(db, await enrol(db, { userId: person.id, courseSlug: slug }));
  return { person, ref, slug };
}

export function issue(db: Db, ref: PassRef): Promise<PassOutcome> {
  return transact(db, (tx) => issueOnPass(tx, ref, passedAt));
}

/** A therapist with a certificate in hand. */
export async function certified(
  db: Db,
  legalName = 'Zoë Åström',
): Promise<Passed & { certificateId: string; code: string }> {
  const passed = await passACourse(db, { legalName });
  const issued = await issue(db, passed.ref);
  if (issued.outcome !== 'issued') throw new Error(`not issued: ${issued.outcome}`);
  return { ...passed, certificateId: issued.certificateId, code: issued.code };
}

/** The invariant: at most one valid certificate an enrolment, and the current one is it. */
export async function validCertificates(db: Db, enrolmentId: string): Promise<{ valid: string[]; current: string[] }> {
  const certificates = await db.certificate.findMany({
    where: { enrolmentId },
    select: { id: true, events: { orderBy: { seq: 'desc' }, take: 1, select: { kind: true } } },
  });
  const current = await db.currentCertificate.findMany({ where: { enrolmentId }, select: { certificateId: true } });
  return {
    valid: certificates
      .filter(({ events }) => events[0]?.kind === 'issued' || events[0]?.kind === 'reinstated')
      .map(({ id }) => id),
    current: current.map(({ certificateId }) => certificateId),
  };
}
