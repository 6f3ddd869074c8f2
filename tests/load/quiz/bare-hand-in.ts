import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { newId, randomHex } from '#lib/ids.ts';
import type { OpenPaper } from './papers.ts';

const at = new Date('2026-11-20T01:05:00.000Z');
const hash = '0'.repeat(64);
const marks = JSON.stringify(
  Array.from({ length: 12 }, (_, index) => ({
    position: index + 1,
    scoreMilli: 1000,
    maximumMilli: 1000,
    correct: true,
  })),
);
const snapshot = JSON.stringify({
  title: 'Statement of achievement',
  outcomes: Array.from({ length: 6 }, () => 'An outcome as long as most of them are, for a therapist to read.'),
  hoursMethod: 'x'.repeat(150),
});
const message = 'x'.repeat(1_500);
const addJob = 'SELECT graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := 12)';

/** What handing in reads under lock and writes, by hand and without marking. */
async function result(
  client: pg.Client,
  { attemptId, enrolmentId, userId }: OpenPaper,
  passed: boolean,
): Promise<void> {
  await client.query(
    'SELECT a."id" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId" WHERE a."id" = $1 AND e."userId" = $2 FOR UPDATE OF a',
    [attemptId, userId],
  );
  await client.query(
    'SELECT a.*, e.*, c."slug", r.* FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId" JOIN "Course" c ON c."id" = e."courseId" LEFT JOIN "AttemptStanding" r ON r."attemptId" = a."id" WHERE a."id" = $1',
    [attemptId],
  );
  await client.query('SELECT "endedAt", "accessUntil" FROM "Enrolment" WHERE "id" = $1 FOR UPDATE', [enrolmentId]);
  await client.query(
    'SELECT s."position", q."body" FROM "AttemptSlot" s JOIN "QuestionVersion" q ON q."id" = s."questionVersionId" WHERE s."attemptId" = $1 ORDER BY s."position"',
    [attemptId],
  );
  await client.query(
    `SELECT "seq", "kind", "position", "response" FROM "AttemptStep" WHERE "attemptId" = $1 AND "kind" = 'answer'`,
    [attemptId],
  );
  const last = await client.query(
    'SELECT "seq", "hash" FROM "AttemptStep" WHERE "attemptId" = $1 ORDER BY "seq" DESC LIMIT 1',
    [attemptId],
  );
  const outcome = JSON.stringify({ scoreMilli: 12_000, maximumMilli: 12_000, passed });
  await client.query(
    'INSERT INTO "AttemptStep" ("attemptId", "seq", "kind", "at", "response", "prevHash", "hash") VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [attemptId, Number(last.rows[0].seq) + 1, 'submit', at, outcome, last.rows[0].hash, hash],
  );
  for (const table of ['AttemptResult', 'AttemptStanding'])
    await client.query(
      `INSERT INTO "${table}" ("attemptId", "finishedAt", "cause", "scoreMilli", "maximumMilli", "correctCount", "questionCount", "percentTenths", "passed", "marks") VALUES ($1, $2, $3, 12000, 12000, 12, 12, 1000, $4, $5)`,
      [attemptId, at, 'submit', passed, marks],
    );
  await client.query(addJob, ['tally-attempt', JSON.stringify({ attemptId }), null]);
}

/** The line in the CPD log, and the badge's place in a status list. */
async function logAndBadge(client: pg.Client, userId: string, certificateId: string): Promise<void> {
  await client.query(
    `INSERT INTO "CpdEntry" ("id", "userId", "source", "certificateId", "title", "provider", "completedOn", "minutes", "mode", "relation", "subjects", "disciplines", "isAssessed", "verification", "createdAt", "updatedAt") VALUES ($1, $2, 'completion', $3, 'A course with a title of some length', 'A provider', '2026-11-20', 60, 'online_self_paced', 'direct', '{}', '{}', true, 'issued-here', $4, $4)`,
    [newId(), userId, certificateId, at],
  );
  await client.query('SELECT "email", "erasedAt" FROM "User" WHERE "id" = $1', [userId]);
  await client.query('SELECT "id" FROM "StatusList" ORDER BY "id" DESC LIMIT 1');
  await client.query('INSERT INTO "StatusList" ("id", "createdAt") VALUES (1, $1) ON CONFLICT DO NOTHING', [at]);
  await client.query(
    'INSERT INTO "Credential" ("id", "certificateId", "episode", "subjectId", "salt", "identityHash", "statusListId", "statusIndex", "validFrom") VALUES ($1, $2, 1, $3, $4, $5, 1, $6, $7) ON CONFLICT DO NOTHING',
    [newId(), certificateId, newId(), randomHex(16), `sha256$${hash}`, randomInt(131_072), at],
  );
}

/** What a pass reads under lock and writes besides: certificate, event, log, badge, message, two jobs. */
async function certificate(client: pg.Client, { attemptId, enrolmentId, userId }: OpenPaper): Promise<void> {
  const [certificateId, messageId] = [newId(), newId()];
  await client.query('SELECT 1 FROM "Enrolment" WHERE "id" = $1 FOR NO KEY UPDATE', [enrolmentId]);
  await client.query(
    'SELECT e.*, u."email", u."timeZone", u."legalName", v.*, c."slug" FROM "Enrolment" e JOIN "User" u ON u."id" = e."userId" JOIN "CourseVersion" v ON v."id" = e."courseVersionId" JOIN "Course" c ON c."id" = v."courseId" WHERE e."id" = $1',
    [enrolmentId],
  );
  await client.query(
    'SELECT c."attemptId", v."kind" FROM "Certificate" c JOIN "CertificateEvent" v ON v."certificateId" = c."id" WHERE c."enrolmentId" = $1',
    [enrolmentId],
  );
  await client.query(
    'SELECT a."number", a."policy", r.* FROM "Attempt" a JOIN "AttemptStanding" r ON r."attemptId" = a."id" WHERE a."id" = $1',
    [attemptId],
  );
  await client.query('SELECT "decision", "decidedAt" FROM "IssueRequest" WHERE "attemptId" = $1', [attemptId]);
  const number = await client.query(`SELECT nextval('certificate_number') AS running`);
  await client.query(
    'INSERT INTO "Certificate" ("id", "code", "number", "userId", "enrolmentId", "attemptId", "snapshot", "issuedAt") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [certificateId, randomHex(13), `AFF-2026-${number.rows[0].running}`, userId, enrolmentId, attemptId, snapshot, at],
  );
  await client.query(
    `INSERT INTO "CertificateEvent" ("certificateId", "seq", "kind", "at", "actorLabel", "reason") VALUES ($1, 1, 'issued', $2, 'system', 'passed the quiz')`,
    [certificateId, at],
  );
  await client.query(
    'SELECT * FROM "Approval" a JOIN "CourseVersion" v ON v."id" = a."courseVersionId" JOIN "Enrolment" e ON e."courseVersionId" = v."id" WHERE e."id" = $1',
    [enrolmentId],
  );
  await logAndBadge(client, userId, certificateId);
  await client.query(
    'INSERT INTO "CurrentCertificate" ("enrolmentId", "certificateId") VALUES ($1, $2) ON CONFLICT ("enrolmentId") DO UPDATE SET "certificateId" = EXCLUDED."certificateId"',
    [enrolmentId, certificateId],
  );
  await client.query(
    'INSERT INTO "EmailMessage" ("id", "kind", "to", "subject", "text", "html", "createdAt") VALUES ($1, $2, $3, $4, $5, $5, $6)',
    [messageId, 'certificate-issued', `${userId}@example.test`, 'Your certificate', message, at],
  );
  await client.query(addJob, ['send-mail', JSON.stringify({ emailMessageId: messageId }), `mail:${messageId}`]);
  await client.query(addJob, ['certificate-mail', JSON.stringify({ certificateId }), `certificate:${certificateId}`]);
}

/** The baseline: one plain transaction that reads, locks and writes what handing in does. */
export async function bareHandIn(client: pg.Client, paper: OpenPaper, passed: boolean): Promise<void> {
  await client.query('BEGIN');
  await result(client, paper, passed);
  if (passed) await certificate(client, paper);
  await client.query('COMMIT');
}
