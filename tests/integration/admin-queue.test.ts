import { afterAll, beforeAll, expect, test } from 'vitest';
import { getIssueRequest } from '#lib/account/admin-queries/queue.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { listIssueRequests } from '#lib/certificate/queries/admin.ts';
import { newId } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  testStart,
  viewerOf,
} from '#tests/support/factories.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

test.each([
  ['automatic', 0, 1],
  ['review', 1, 0],
] as const)(
  'handing in a pass as the quiz page does: policy %s puts %i in the queue and issues %i',
  async (certificatePolicy, waiting, issued) => {
    const { db } = database;
    const { slug } = await publishTinyCourse(db, { certificatePolicy });
    const person = await createTherapist(db);
    const enrolmentId = await enrol(db, { userId: person.id, courseSlug: slug });
    const viewer = viewerOf(person);
    const started = await startAttempt(db, viewer, slug, testStart, newId());
    if (!started.ok) throw new Error(started.reason);
    const { attemptId } = started.value;
    for (const { position } of await db.attemptSlot.findMany({ where: { attemptId }, select: { position: true } }))
      await saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, testStart);
    // `issueOnPass` itself, as app/(learn)/learn/[slug]/quiz/actions.ts hands it over: no wrapper that tidies the arguments.
    const done = await submitAttempt(db, viewer, attemptId, testStart, issueOnPass);
    expect(done).toMatchObject({ ok: true, value: { passed: true } });
    const requests = (await listIssueRequests(db, admin)).filter((request) => request.enrolmentId === enrolmentId);
    expect(requests).toHaveLength(waiting);
    expect(await db.certificate.count({ where: { enrolmentId } })).toBe(issued);
    for (const { id } of requests)
      expect(await getIssueRequest(db, admin, id)).toMatchObject({ attemptId, decided: null });
  },
);
