import { addBodyLines } from '#lib/certificate/commands/add-body-lines.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import { receiptFor, unregistered } from '#tests/support/documents.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { answerAll, minutesLater, startedQuiz } from '#tests/support/quiz.ts';

/** When the account is erased: the session is a minute old. */
export const erasedAt = minutesLater(61);
const at = minutesLater(60);

export type Person = {
  readonly viewer: Viewer;
  readonly email: string;
  readonly token: string;
  readonly mark: string;
  readonly code: string;
  readonly certificateId: string;
  readonly attemptId: string;
};

async function studied(db: Db, admin: AdminViewer, mark: string) {
  const quiz = await startedQuiz(db);
  const { userId } = quiz.viewer;
  const email = `${mark}-mail@example.test`.toLowerCase();
  await db.user.update({
    where: { id: userId },
    data: { email, legalName: `${mark} Surname`, legalNameConfirmedAt: at, displayName: `${mark}display` },
  });
  await answerAll(db, quiz.viewer, quiz.attemptId, 'a');
  await submitAttempt(db, quiz.viewer, quiz.attemptId, minutesLater(2), issueOnPass);
  const { id } = await db.certificate.findFirstOrThrow({ where: { userId }, select: { id: true } });
  const input = { certificateId: id, legalName: `${mark} Married`, reason: `${mark} typed a reason here` };
  const corrected = await correctName(db, admin, input, at);
  if (!corrected.ok) throw new Error(corrected.reason);
  await addBodyLines(db, quiz.viewer, corrected.value.certificateId, at);
  return { ...quiz, userId, email, ...corrected.value };
}

async function keepLog(db: Db, userId: string, mark: string): Promise<void> {
  const stamps = { createdAt: at, updatedAt: at };
  const on = new Date('2026-11-01T00:00:00Z');
  const entryId = newId();
  const said = (field: string) => `${mark}-${field}`;
  await db.cpdEntry.create({
    data: {
      ...stamps,
      id: entryId,
      userId,
      source: 'badge',
      title: said('title'),
      provider: said('provider'),
      completedOn: on,
      minutes: 60,
      mode: 'in_person',
      relation: 'direct',
      disciplines: [said('discipline')],
      learned: said('learned'),
      use: said('use'),
      verification: 'self-declared',
      badge: { holder: said('badge') },
      importKey: said('import'),
      claims: { create: { bodySlug: 'amt' } },
    },
  });
  const file = {
    userId,
    entryId,
    fileName: said('file.pdf'),
    mediaType: 'application/pdf',
    sizeBytes: 3,
    createdAt: at,
  };
  await db.evidenceFile.create({
    data: {
      ...file,
      id: newId(),
      sha256: sha256(mark),
      storage: 'database',
      blob: { create: { content: Buffer.from(mark) } },
    },
  });
  await db.evidenceFile.create({
    data: {
      ...file,
      id: newId(),
      sha256: sha256(`${mark}2`),
      storage: 's3',
      storageKey: `key-of-${mark.toLowerCase()}`,
    },
  });
  await db.cpdReflection.create({
    data: { ...stamps, id: newId(), userId, entryId, shape: 'free', answers: { text: said('reflection') } },
  });
  await db.cpdMembership.create({
    data: {
      ...stamps,
      id: newId(),
      userId,
      bodySlug: 'amt',
      membershipNumber: said('member'),
      disciplines: [said('d')],
    },
  });
  await db.cpdDue.create({ data: { ...stamps, id: newId(), userId, kind: 'other', label: said('due'), dueOn: on } });
  await db.reminderSetting.create({ data: { userId, calendarTokenHash: said('calendar'), updatedAt: at } });
  await db.reminderSent.create({ data: { userId, key: said('reminder'), sentAt: at } });
  const share = { id: newId(), userId, tokenHash: said('token'), bodySlug: 'amt', label: said('label') };
  await db.auditShare.create({
    data: {
      ...share,
      periodFrom: on,
      periodTo: on,
      createdAt: at,
      expiresAt: at,
      visits: { create: { id: newId(), at, what: 'page', browser: said('browser') } },
    },
  });
}

async function signIn(db: Db, userId: string, email: string, mark: string): Promise<string> {
  const token = `token of ${mark}`;
  const session = { userId, createdAt: at, lastSeenAt: at, expiresAt: minutesLater(10_000) };
  await db.session.create({ data: { ...session, id: newId(), tokenHash: sha256(token), userAgent: `${mark}-agent` } });
  await db.account.create({ data: { id: newId(), userId, provider: 'google', providerAccountId: `${mark}-google` } });
  await db.signInChallenge.create({
    data: {
      id: newId(),
      email,
      linkHash: sha256(email),
      codeHash: 'x',
      browserHash: 'y',
      nextPath: `/${mark}-path`,
      triesLeft: 3,
      createdAt: at,
      expiresAt: at,
    },
  });
  return token;
}

async function traded(db: Db, person: TestPerson, mark: string): Promise<void> {
  const course = await publishTinyCourse(db);
  const said = (field: string) => `${mark}-${field}`;
  const { orderId } = await createPaidOrder(db, person, [course], { purpose: 'seats', seats: 2 });
  const billing = { billingName: said('billing'), billingAddress: said('street'), billingTaxNumber: said('tax') };
  await db.order.update({ where: { id: orderId }, data: { ...billing, clinicName: said('clinic') } });
  await receiptFor(db, orderId, unregistered);
  const gift = { orderId, kind: 'seat' as const, name: said('invited'), message: said('message'), createdAt: at };
  await db.invitation.createMany({
    data: [
      { ...gift, id: newId(), seatNumber: 1, email: `${mark}-gone@example.test`.toLowerCase(), withdrawnAt: at },
      {
        ...gift,
        id: newId(),
        seatNumber: 2,
        email: person.email,
        name: said('self'),
        acceptedAt: at,
        acceptedById: person.id,
      },
    ],
  });
  await db.order.create({
    data: {
      ...billing,
      id: newId(),
      number: `O-${newId()}`,
      userId: person.id,
      status: 'expired',
      currency: 'AUD',
      totalMinor: 1,
      createdAt: at,
      expiresAt: at,
      clinicName: said('unpaid-clinic'),
    },
  });
}

async function spokenOf(db: Db, person: TestPerson, enrolmentId: string, attemptId: string, mark: string) {
  const reason = `${mark} typed about them`;
  await db.enrolmentEvent.create({ data: { id: newId(), enrolmentId, kind: 'granted', at, reason } });
  await db.issueRequest.create({
    data: { id: newId(), enrolmentId, attemptId, createdAt: at, decidedAt: at, decision: 'decline', reason },
  });
  for (const [subjectType, subjectId] of [
    ['user', person.id],
    ['enrolment', enrolmentId],
    ['attempt', attemptId],
  ] as const)
    await db.auditEvent.create({
      data: {
        id: newId(),
        at,
        actorLabel: 'admin',
        action: 'test.said',
        subjectType,
        subjectId,
        reason,
        detail: { said: reason },
      },
    });
  await db.quizAdjustment.create({
    data: { id: newId(), userId: person.id, reason, grantedAt: at, grantedByLabel: 'admin', endReason: reason },
  });
  const mail = { kind: 'test', createdAt: at, html: `<p>${mark} Surname</p>` };
  await db.emailMessage.createMany({
    data: [
      { ...mail, id: newId(), to: person.email, subject: 'Yours', text: `Dear ${mark} Surname` },
      {
        ...mail,
        id: newId(),
        to: 'other@example.test',
        subject: `${mark} Surname joined`,
        text: `See ${person.email}`,
      },
    ],
  });
}

/** A person with a mark in every text that the database can hold of them. */
export async function createMarked(db: Db, admin: AdminViewer, mark: string): Promise<Person> {
  const { viewer, userId, email, enrolmentId, attemptId, certificateId, code } = await studied(db, admin, mark);
  const person = { id: userId, email };
  await keepLog(db, userId, mark);
  await traded(db, person, mark);
  await spokenOf(db, person, enrolmentId, attemptId, mark);
  const token = await signIn(db, userId, email, mark);
  return { viewer, email, token, mark, code, certificateId, attemptId };
}

/** Every row of the database as text, in which a mark is looked for, by table. */
export async function tablesWith(db: Db, mark: string): Promise<Record<string, string[]>> {
  const tables = await db.$queryRaw<{ schema: string; name: string }[]>`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 2`;
  const found: Record<string, string[]> = {};
  for (const { schema, name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT r::text AS row FROM "${schema}"."${name}" r WHERE r::text ILIKE $1`,
      `%${mark}%`,
    );
    if (rows.length > 0) found[name] = rows.map(({ row }) => row);
  }
  return found;
}
