import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { dayIn } from '#lib/time/day.ts';
import { checkName, mayHaveCompletedOn, mayHaveCompletedVersion } from '../rules.ts';
import type { NameFault } from '../rules.ts';
import type { IssueByHandInput } from '../schema.ts';
import { snapshotFor } from '../snapshot.ts';
import { courseFacts, issuerFacts, versionSelect } from './facts.ts';
import { recordMissing, withLines } from './lines.ts';
import { announce } from './settle-pass.ts';
import { actorOf, hasCurrent, lockEnrolment, nextNumber, writeCertificate } from './write.ts';
import type { Written } from './write.ts';

export type IssueByHandRefusal =
  | NameFault
  | 'person-not-found'
  | 'course-not-found'
  | 'name-missing'
  | 'has-certificate'
  | 'date-unknown'
  | 'date-future'
  | 'date-too-old'
  | 'too-early';

type Person = {
  id: string;
  email: string;
  timeZone: string;
  legalName: string | null;
  legalNameConfirmedAt: Date | null;
};

function nameToPrint(person: Person, given: string | undefined): Result<string, NameFault | 'name-missing'> {
  if (given !== undefined) return checkName(given);
  return person.legalName && person.legalNameConfirmedAt ? checkName(person.legalName) : refuse('name-missing');
}

type Course = { id: string; newest: { id: string; publishedAt: Date } };

function runningEnrolment(tx: Tx, person: Person, course: Course) {
  return tx.enrolment.findFirst({
    where: { userId: person.id, courseId: course.id, endedAt: null },
    select: { id: true, courseVersionId: true, courseVersion: { select: { ...versionSelect, publishedAt: true } } },
  });
}

/**
 * The therapist's running enrolment in the course, made now where there is none. Refused, with nothing made, where the
 * version it is for came out after the completion.
 */
async function enrolmentFor(
  tx: Tx,
  admin: AdminViewer,
  person: Person,
  course: Course,
  input: IssueByHandInput,
  at: Date,
) {
  const found = await runningEnrolment(tx, person, course);
  const { publishedAt } = found?.courseVersion ?? course.newest;
  const date = mayHaveCompletedVersion(input.completedOn, dayIn(publishedAt, person.timeZone));
  if (!date.ok) return date;
  if (found) return ok(found);
  await grantEnrolment(
    tx,
    admin,
    { userId: person.id, courseId: course.id, courseVersionId: course.newest.id, reason: input.reason },
    at,
  );
  const granted = await runningEnrolment(tx, person, course);
  if (!granted) throw new Error('a granted enrolment is not there');
  return ok(granted);
}

async function lookUp(tx: Tx, input: IssueByHandInput) {
  const person = await tx.user.findFirst({
    where: {
      ...('userId' in input.person ? { id: input.person.userId } : { email: input.person.email }),
      erasedAt: null,
    },
    select: { id: true, email: true, timeZone: true, legalName: true, legalNameConfirmedAt: true },
  });
  const course = await tx.course.findUnique({
    where: { slug: input.courseSlug },
    select: {
      id: true,
      versions: { select: { id: true, publishedAt: true }, orderBy: { publishedAt: 'desc' }, take: 1 },
    },
  });
  const newest = course?.versions[0];
  return { person, course: course && newest ? { id: course.id, newest } : null };
}

/** Issues a certificate for a completion seen elsewhere, on an admin's word and with the admin's reason. */
export async function issueByHand(
  db: Db,
  admin: AdminViewer,
  input: IssueByHandInput,
  at: Date,
): Promise<Result<Written, IssueByHandRefusal>> {
  return transact(db, async (tx) => {
    const { person, course } = await lookUp(tx, input);
    if (!person) return refuse('person-not-found');
    if (!course) return refuse('course-not-found');
    const name = nameToPrint(person, input.legalName);
    if (!name.ok) return name;
    const date = mayHaveCompletedOn(input.completedOn, dayIn(at, person.timeZone));
    if (!date.ok) return date;
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${person.id}::uuid FOR NO KEY UPDATE`;
    const place = await enrolmentFor(tx, admin, person, course, input, at);
    if (!place.ok) return place;
    const enrolment = place.value;
    await lockEnrolment(tx, enrolment.id);
    if (await hasCurrent(tx, enrolment.id)) return refuse('has-certificate');
    const said = snapshotFor({
      number: await nextNumber(tx, at),
      holderName: name.value,
      course: courseFacts(enrolment.courseVersion),
      completedOn: input.completedOn,
      result: null,
      ...issuerFacts(),
    });
    const { courseVersionId } = enrolment;
    const { snapshot, missing } = await withLines(tx, { userId: person.id, courseVersionId }, said);
    const written = await writeCertificate(
      tx,
      { userId: person.id, enrolmentId: enrolment.id, attemptId: null, supersedesId: null, snapshot },
      actorOf(admin),
      input.reason,
      at,
    );
    await recordAudit(
      tx,
      admin,
      {
        action: 'certificate.issued-by-hand',
        subjectType: 'certificate',
        subjectId: written.certificateId,
        reason: input.reason,
        detail: { number: snapshot.number, enrolmentId: enrolment.id, completedOn: input.completedOn },
      },
      at,
    );
    await recordMissing(tx, written.certificateId, missing, at);
    await announce(tx, written, snapshot, person.email, at);
    return ok(written);
  });
}
