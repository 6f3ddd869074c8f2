import { randomUUID } from 'node:crypto';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { getBadgeByCodeUnscoped } from '#lib/certificate/queries/badge.ts';
import type { FoundBadge } from '#lib/certificate/queries/badge.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { dayIn } from '#lib/time/day.ts';
import type { AdminViewer } from '#lib/viewer.ts';

const holder = 'therapist@demo.afferent.example';
/** Has no certificate of the demonstration's own in any course. */
const second = 'newcomer@demo.afferent.example';
const legalName = 'Demonstration Therapist';
const reason = 'A sample for credential:verify, in a database that is thrown away.';

export type DemoBadges = {
  readonly valid: FoundBadge;
  readonly revoked: FoundBadge;
  readonly superseded: FoundBadge;
  /** Of the same facts, but its last day is over. */
  readonly expired: FoundBadge;
};

async function adminOf(db: Db): Promise<AdminViewer> {
  const { id, email } = await db.user.findFirstOrThrow({ where: { role: 'admin' }, select: { id: true, email: true } });
  return { userId: id, role: 'admin', label: email };
}

/** A finished sitting of the demonstration's enrolment, 11 of 12 right. */
async function passDemoQuiz(db: Db, at: Date): Promise<{ enrolmentId: string; attemptId: string; courseId: string }> {
  const enrolment = await db.enrolment.findFirstOrThrow({
    where: { user: { email: holder }, certificates: { none: {} } },
    select: { id: true, courseId: true },
  });
  await db.user.update({ where: { email: holder }, data: { legalName, legalNameConfirmedAt: at } });
  const attemptId = newId();
  const result = { finishedAt: at, cause: 'submitted', passed: true, percentTenths: 916, marks: [] } as const;
  const counts = { scoreMilli: 11_000, maximumMilli: 12_000, correctCount: 11, questionCount: 12 };
  await db.attempt.create({
    data: {
      id: attemptId,
      enrolmentId: enrolment.id,
      number: 1,
      seed: 'sample',
      policy: { passPercent: 80 },
      startedAt: at,
      result: { create: { ...result, ...counts, marks: [] } },
    },
  });
  return { enrolmentId: enrolment.id, attemptId, courseId: enrolment.courseId };
}

async function badge(db: Db, code: string, appUrl: string): Promise<FoundBadge> {
  const found = await getBadgeByCodeUnscoped(db, code, appUrl);
  if (!found) throw new Error('a certificate was issued without its badge');
  return found;
}

function issued<Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!result.ok) throw new Error(`the sample was refused: ${result.reason}`);
  return result.value;
}

function expiredOf(valid: FoundBadge): FoundBadge {
  const validFrom = new Date('2024-06-01T09:00:00Z');
  const snapshot = { ...valid.certificate.certificate, completedOn: '2024-06-01', validUntil: '2025-06-01' };
  const found = { ...valid.found, certificate: snapshot, issuedAt: validFrom, status: 'expired' as const };
  const credential = { ...valid.credential, id: randomUUID(), subjectId: randomUUID(), validFrom };
  return { ...valid, credential, certificate: found, found };
}

/** Issues one certificate of each fate to the demonstration's therapist, by the commands that issue real ones. */
export async function issueDemoBadges(db: Db, appUrl: string, at: Date): Promise<DemoBadges> {
  const admin = await adminOf(db);
  const { courseId, ...pass } = await passDemoQuiz(db, at);
  const passed = await transact(db, (tx) => issueOnPass(tx, pass, at));
  if (passed.outcome !== 'issued') throw new Error(`the sample was not issued: ${passed.outcome}`);
  const [one, other] = await db.course.findMany({
    where: { id: { not: courseId } },
    orderBy: { position: 'asc' },
    select: { slug: true },
  });
  if (!one || !other) throw new Error('the samples need three courses');
  const { timeZone } = await db.user.findUniqueOrThrow({ where: { email: second }, select: { timeZone: true } });
  const completedOn = dayIn(at, timeZone);
  const byHand = async (courseSlug: string, name: string) =>
    issued(
      await issueByHand(db, admin, { person: { email: second }, courseSlug, completedOn, legalName: name, reason }, at),
    );
  const revoked = await byHand(one.slug, legalName);
  issued(await revoke(db, admin, { certificateId: revoked.certificateId, reason }, at));
  const superseded = await byHand(other.slug, 'Demonstration Terapist');
  issued(await correctName(db, admin, { certificateId: superseded.certificateId, legalName, reason }, at));
  const valid = await badge(db, passed.code, appUrl);
  return {
    valid,
    revoked: await badge(db, revoked.code, appUrl),
    superseded: await badge(db, superseded.code, appUrl),
    expired: expiredOf(valid),
  };
}
