import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { completeModule } from '#lib/enrolment/progress/commands.ts';
import { newId } from '#lib/ids.ts';
import { acceptInvitation } from '#lib/payments/commands/seats/accept-invitation.ts';
import { inviteToSeat } from '#lib/payments/commands/seats/invite-to-seat.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { Viewer } from '#lib/viewer.ts';
import { createTherapist, publishTinyCourse, testStart, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson, TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';

export const minutes = (count: number) => new Date(testStart.getTime() + count * 60_000);
export const days = (count: number) => minutes(count * 24 * 60);

export type Clinic = {
  readonly owner: TestPerson;
  readonly viewer: Viewer;
  readonly courses: readonly TinyCourse[];
  readonly orderId: string;
};

/** A clinic order of so many seats, each with so many courses. */
export async function openClinic(db: Db, seats = 2, courses = 1): Promise<Clinic> {
  const owner = await createTherapist(db, { legalName: 'Olive Owner' });
  const bought: TinyCourse[] = [];
  for (let count = 1; count <= courses; count += 1)
    bought.push(await publishTinyCourse(db, { title: `Course number ${count}` }));
  const { orderId } = await createPaidOrder(db, owner, bought, { purpose: 'seats', seats });
  return { owner, viewer: viewerOf(owner), courses: bought, orderId };
}

export async function invite(db: Db, clinic: Clinic, email: string, dueOn = ''): Promise<string> {
  const done = await inviteToSeat(db, clinic.viewer, { orderId: clinic.orderId, email, name: '', dueOn }, minutes(1));
  if (!done.ok) throw new Error(done.reason);
  return done.value.invitationId;
}

/** Somebody who was invited, has accepted, and so is enrolled. */
export async function seatPerson(db: Db, clinic: Clinic, dueOn = '') {
  const person = await createTherapist(db, { email: `seated-${newId().slice(-12)}@example.test` });
  const invitationId = await invite(db, clinic, person.email, dueOn);
  const taken = await acceptInvitation(db, viewerOf(person), invitationId, minutes(2));
  if (!taken.ok) throw new Error(taken.reason);
  const { id: enrolmentId } = await db.enrolment.findFirstOrThrow({ where: { userId: person.id, endedAt: null } });
  return { person, viewer: viewerOf(person), invitationId, enrolmentId };
}

/** Kinds of the messages to somebody, oldest first. */
export async function mailTo(db: Db, email: string): Promise<string[]> {
  const rows = await db.emailMessage.findMany({ where: { to: email }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ kind }) => kind);
}

/** Running and ended enrolments of somebody, by why they ended. */
export async function enrolmentsOf(db: Db, person: TestPerson): Promise<(string | null)[]> {
  const rows = await db.enrolment.findMany({ where: { userId: person.id }, orderBy: { createdAt: 'asc' } });
  return rows.map(({ endedAt, endReason }) => (endedAt === null ? null : endReason));
}

/** Reads every module of the course and passes its quiz, by the product's own commands. Returns the certificate's code. */
export async function finish(
  db: Db,
  seated: { viewer: Viewer; enrolmentId: string },
  course: TinyCourse,
): Promise<string> {
  const { viewer, enrolmentId } = seated;
  const at = minutes(10);
  for (const moduleSlug of ['m1', 'm2', 'm3']) {
    const read = await completeModule(db, viewer, { courseSlug: course.slug, moduleSlug }, at);
    if (!read.ok) throw new Error(read.reason);
  }
  const started = await startAttempt(db, viewer, course.slug, at, newId());
  if (!started.ok) throw new Error(started.reason);
  const { attemptId } = started.value;
  const slots = await db.attemptSlot.findMany({ where: { attemptId }, select: { position: true } });
  for (const { position } of slots) await saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, at);
  const done = await submitAttempt(db, viewer, attemptId, minutes(70), issueOnPass);
  if (!done.ok) throw new Error(done.reason);
  const current = await db.currentCertificate.findUniqueOrThrow({ where: { enrolmentId } });
  const { code } = await db.certificate.findUniqueOrThrow({ where: { id: current.certificateId } });
  return code;
}
