import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash } from '#lib/catalogue/content/hash.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { changePool } from '#lib/quiz/commands/change-pool.ts';
import { correctQuestion } from '#lib/quiz/commands/correct-question.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { makeRegradeAttempts } from '#lib/quiz/jobs/regrade-attempts.ts';
import { getCorrectableQuestion } from '#lib/quiz/queries/correctable.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { listCorrections } from '#lib/quiz/queries/list-corrections.ts';
import { poolIdsUnscoped } from '#lib/quiz/queries/load-pool.ts';
import { previewCorrection } from '#lib/quiz/queries/preview-correction.ts';
import { getRegradeNotes } from '#lib/quiz/queries/regrade-notes.ts';
import { verifyRecordsUnscoped } from '#lib/quiz/queries/verify-records.ts';
import type { RecordFault } from '#lib/quiz/rules/audit/findings.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  viewerOf,
} from '#tests/support/factories.ts';
import type { TestPerson, TinyCourse } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { minutesLater, noHook, optionsIn, startAgain } from '#tests/support/quiz.ts';
import { certificateOf } from './admin-helpers.ts';

let database: TestDatabase;
let db: Db;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
  admin = adminViewerOf(await createAdmin(db));
});
/** Whatever these tests did, the record must be as it was written. */
afterAll(async () => {
  const found: RecordFault[] = [];
  await verifyRecordsUnscoped(db, {}, (fault) => found.push(fault));
  await database.drop();
  expect(found).toEqual([]);
});

const reason = 'Two readers wrote that the source says otherwise.';
const regrade: OnPassed = (tx, ref, at) => issueOnPass(tx, ref, at);
const runJob = (correctionId: string, minutes = 60, hook: OnPassed = regrade) =>
  makeRegradeAttempts(hook)(db, { correctionId }, minutesLater(minutes));

/** A course of four questions that are all asked; three right of four pass. */
function fourQuestions(): Promise<TinyCourse> {
  return publishTinyCourse(db, {
    quiz: { questionCount: 4, passPercent: 75, blueprint: blueprintOf(0), waitMinutesAfterFail: [] },
  });
}

type Sitting = {
  readonly person: TestPerson;
  readonly viewer: Viewer;
  readonly enrolmentId: string;
  readonly attemptId: string;
};

/** Answers every question with "a", which is right, but those at these positions with "b". */
async function answer(viewer: Viewer, attemptId: string, wrong: readonly number[], minutes = 1): Promise<void> {
  const slots = await db.attemptSlot.findMany({ where: { attemptId }, select: { position: true } });
  for (const { position } of slots)
    await saveAnswer(
      db,
      viewer,
      { attemptId, position, keys: [wrong.includes(position) ? 'b' : 'a'] },
      minutesLater(minutes),
    );
}

async function sit(
  slug: string,
  wrong: readonly number[],
  given: { isOpen?: boolean; hook?: OnPassed } = {},
): Promise<Sitting> {
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const enrolmentId = await enrol(db, { userId: person.id, courseSlug: slug });
  const attemptId = await startAgain(db, viewer, slug, minutesLater(0));
  await answer(viewer, attemptId, wrong);
  if (!given.isOpen) await submitAttempt(db, viewer, attemptId, minutesLater(2), given.hook ?? noHook);
  return { person, viewer, enrolmentId, attemptId };
}

async function versionAt(attemptId: string, position: number): Promise<string> {
  const slot = await db.attemptSlot.findUniqueOrThrow({ where: { attemptId_position: { attemptId, position } } });
  return slot.questionVersionId;
}

async function correct(questionVersionId: string, right: string | null, minutes = 30): Promise<string> {
  const change = right === null ? { kind: 'void' as const } : { kind: 'key' as const, values: { right } };
  const done = await correctQuestion(db, admin, { questionVersionId, reason, change }, minutesLater(minutes));
  if (!done.ok) throw new Error(done.reason);
  return done.value.correctionId;
}

const standingOf = (attemptId: string) => db.attemptStanding.findUniqueOrThrow({ where: { attemptId } });
const mailsTo = (to: string) => db.emailMessage.findMany({ where: { to, kind: 'quiz-remarked' } });
const regradesOf = (attemptId: string) => db.attemptStep.count({ where: { attemptId, kind: 'regrade' } });

test('a corrected key turns a fail into a pass with a certificate and one message, exactly once', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, enrolmentId, person, viewer } = await sit(slug, [1, 2]);
  expect(await standingOf(attemptId)).toMatchObject({ passed: false, percentTenths: 500 });
  const correctionId = await correct(await versionAt(attemptId, 1), 'b');
  await runJob(correctionId);
  await runJob(correctionId, 61);
  await Promise.all([runJob(correctionId, 62), runJob(correctionId, 62)]);

  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 750, regradeSeq: 6 });
  expect(await db.attemptResult.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ passed: false });
  expect(await regradesOf(attemptId)).toBe(1);
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
  expect((await certificateOf(db, enrolmentId)).number).toBeTruthy();
  const mails = await mailsTo(person.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(/Try 1: Your score went from 50% to 75%\. With that, you have passed\./);
  expect(mails[0]?.text).not.toMatch(/Option|readers/);

  expect(await getRegradeNotes(db, viewer, attemptId)).toEqual([
    expect.objectContaining({ positions: [1], at: minutesLater(60), isChanged: true, reason }),
  ]);
  const result = await getResult(db, viewer, attemptId);
  if (!result.ok || !result.value.passed) throw new Error('not passed');
  const [first] = result.value.questions;
  expect(first?.scoreMilli).toBe(1000);
  expect(optionsIn(first?.parts ?? []).find(({ isRight }) => isRight)?.key).toBe('b');
  const stranger = viewerOf(await createTherapist(db));
  expect(await getRegradeNotes(db, stranger, attemptId)).toEqual([]);
});

test('a pass stands although the new key takes its mark away, and the person is told', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, person, enrolmentId } = await sit(slug, [2], { hook: regrade });
  await runJob(await correct(await versionAt(attemptId, 1), 'c'));
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 500, heldBack: false });
  expect((await mailsTo(person.email))[0]?.text).toContain('You have passed all the same');
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
});

test('nobody is written to when nothing changed for them; their log says that it was marked again', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, person, viewer } = await sit(slug, [1]);
  await runJob(await correct(await versionAt(attemptId, 1), 'c'));
  expect(await regradesOf(attemptId)).toBe(1);
  expect(await mailsTo(person.email)).toEqual([]);
  expect(await getRegradeNotes(db, viewer, attemptId)).toEqual([
    expect.objectContaining({ isChanged: false, change: 'Your score stays at 75%.' }),
  ]);
});

test('a void question gives everyone its mark and leaves the pool', async () => {
  const { slug, courseVersionId } = await fourQuestions();
  const { attemptId } = await sit(slug, [1, 2]);
  const versionId = await versionAt(attemptId, 1);
  await runJob(await correct(versionId, null));
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, correctCount: 3 });
  expect([...(await poolIdsUnscoped(db, courseVersionId, minutesLater(60))).values()]).not.toContain(versionId);
  const again = await correctQuestion(
    db,
    admin,
    { questionVersionId: versionId, reason, change: { kind: 'void' } },
    minutesLater(70),
  );
  expect(again).toEqual({ ok: false, reason: 'void' });
});

test('an open paper is marked by the corrections there are when it is handed in', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, viewer, person } = await sit(slug, [1, 2], { isOpen: true });
  const correctionId = await correct(await versionAt(attemptId, 1), 'b');
  await runJob(correctionId);
  expect(await regradesOf(attemptId)).toBe(0);
  await submitAttempt(db, viewer, attemptId, minutesLater(90), noHook);
  await runJob(correctionId, 91);
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 750, regradeSeq: null });
  expect(await db.attemptResult.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ passed: true });
  expect(await regradesOf(attemptId)).toBe(0);
  expect(await mailsTo(person.email)).toEqual([]);
});

test('hand-ins that race a correction and its job all end by the new key, each marked once', async () => {
  const { slug } = await fourQuestions();
  const sittings = await Promise.all([1, 2, 3, 4, 5, 6].map(() => sit(slug, [1, 2], { isOpen: true })));
  const [one] = sittings;
  if (!one) throw new Error('nobody');
  const faulty = await versionAt(one.attemptId, 1);
  const racing = sittings.map(({ viewer, attemptId }) =>
    submitAttempt(db, viewer, attemptId, minutesLater(40), regrade),
  );
  const correctionId = await correct(faulty, 'b', 40);
  await Promise.all([runJob(correctionId), ...racing]);
  for (const { attemptId, enrolmentId } of sittings) {
    const slots = await db.attemptSlot.findMany({ where: { attemptId } });
    const isHit = slots.some(({ questionVersionId, position }) => questionVersionId === faulty && position <= 2);
    const hasIt = slots.some(({ questionVersionId }) => questionVersionId === faulty);
    expect(await standingOf(attemptId)).toMatchObject({ passed: isHit });
    expect(await db.certificate.count({ where: { enrolmentId } })).toBe(isHit ? 1 : 0);
    const marking = await db.attemptStep.findMany({ where: { attemptId, kind: { in: ['submit', 'regrade'] } } });
    const said = marking.filter(({ response }) => JSON.stringify(response).includes(correctionId));
    expect(said).toHaveLength(hasIt ? 1 : 0);
  }
});

test('killed between people, the next run takes up where it stopped, and nobody is told twice', async () => {
  const { slug } = await fourQuestions();
  const sittings = await Promise.all([1, 2, 3].map(() => sit(slug, [1, 2, 3, 4])));
  const [first] = sittings;
  if (!first) throw new Error('nobody');
  // Three of twelve questions are not on a paper of four: void what the first paper asks until it passes.
  const corrections: string[] = [];
  for (const position of [1, 2])
    corrections.push(await correct(await versionAt(first.attemptId, position), 'b', 30 + position));
  const third = await correct(await versionAt(first.attemptId, 3), 'b', 40);
  let calls = 0;
  const killed: OnPassed = () => {
    calls += 1;
    throw new Error('killed');
  };
  await expect(runJob(third, 60, killed)).rejects.toThrow(/could not be marked again/);
  expect(calls).toBeGreaterThan(0);
  expect(await standingOf(first.attemptId)).toMatchObject({ passed: false, regradeSeq: null });
  expect(await mailsTo(first.person.email)).toEqual([]);
  for (const id of [third, ...corrections, third]) await runJob(id, 70);
  expect(await standingOf(first.attemptId)).toMatchObject({ passed: true, correctCount: 3 });
  expect(await regradesOf(first.attemptId)).toBe(3);
  expect(await mailsTo(first.person.email)).toHaveLength(3);
  expect(await db.certificate.count({ where: { enrolmentId: first.enrolmentId } })).toBe(1);
});

test('two tries of one person: one message for both, and one certificate when both become passes', async () => {
  const { slug } = await publishTinyCourse(db, {
    quiz: { questionCount: 12, passPercent: 75, blueprint: blueprintOf(0), waitMinutesAfterFail: [] },
  });
  const { viewer, person, enrolmentId, attemptId } = await sit(slug, [1, 2, 3, 4]);
  const second = await startAgain(db, viewer, slug, minutesLater(3));
  const faulty = await versionAt(attemptId, 1);
  const slots = await db.attemptSlot.findMany({ where: { attemptId: second } });
  const there = slots.find(({ questionVersionId }) => questionVersionId === faulty)?.position ?? 0;
  await answer(viewer, second, [there, ...[1, 2, 3, 4].filter((each) => each !== there).slice(0, 3)], 4);
  await submitAttempt(db, viewer, second, minutesLater(5), noHook);
  await runJob(await correct(faulty, 'b'));
  expect((await standingOf(attemptId)).passed && (await standingOf(second)).passed).toBe(true);
  const mails = await mailsTo(person.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(/Try 1: [^]*Try 2: /);
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
});

test('an enrolment that has ended gets its result and no certificate', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, enrolmentId, person } = await sit(slug, [1, 2]);
  await db.enrolment.update({ where: { id: enrolmentId }, data: { endedAt: minutesLater(10), endReason: 'refunded' } });
  await runJob(await correct(await versionAt(attemptId, 1), 'b'));
  expect(await standingOf(attemptId)).toMatchObject({ passed: true });
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(0);
  expect(await mailsTo(person.email)).toHaveLength(1);
});

test('papers drawn afterwards carry the corrected question, also when the old text is published again', async () => {
  const { slug, courseId, courseVersionId } = await fourQuestions();
  const { attemptId } = await sit(slug, [1]);
  const faulty = await versionAt(attemptId, 1);
  const { key, body } = await db.questionVersion.findUniqueOrThrow({ where: { id: faulty } });
  await correct(faulty, 'b');
  const pool = await poolIdsUnscoped(db, courseVersionId, minutesLater(60));
  const corrected = await db.questionVersion.findUniqueOrThrow({ where: { id: pool.get(key) ?? '' } });
  expect(corrected.id).not.toBe(faulty);
  expect((await poolIdsUnscoped(db, courseVersionId, minutesLater(1))).get(key)).toBe(faulty);
  // A publish whose text is the corrected one finds this very row: same key, same hash.
  const fixed = readQuestion(corrected.body);
  expect(corrected.contentHash).toBe(contentHash(fixed));
  expect(await db.poolChange.findMany({ where: { courseVersionId } })).toEqual([
    expect.objectContaining({ key, questionVersionId: corrected.id, cause: 'correction', reason }),
  ]);
  for (const [number, versionId] of [faulty, corrected.id].entries()) {
    const next = newId();
    const old = await db.courseVersion.findUniqueOrThrow({ where: { id: courseVersionId } });
    await db.courseVersion.create({
      data: {
        ...{ id: next, courseId, version: `2.${number}`, contentHash: newId(), title: 'Again', summary: 'Again' },
        ...{
          outcomes: [],
          facts: JSON.parse(JSON.stringify(old.facts)),
          minutesOffered: 30,
          publishedAt: minutesLater(70),
        },
        questions: { create: { questionVersionId: versionId } },
      },
    });
    expect((await poolIdsUnscoped(db, next, minutesLater(80))).get(key)).toBe(corrected.id);
  }
  expect(readQuestion(body)).toMatchObject({ stem: fixed.stem });
  expect(
    await correctQuestion(db, admin, { questionVersionId: faulty, reason, change: { kind: 'void' } }, minutesLater(90)),
  ).toEqual({
    ok: false,
    reason: 'corrected-since',
  });
});

test('a correction that is taken back leads every paper back', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, person } = await sit(slug, [1, 2]);
  const faulty = await versionAt(attemptId, 1);
  const there = await correct(faulty, 'b', 30);
  const { toVersionId } = await db.questionCorrection.findUniqueOrThrow({ where: { id: there } });
  const back = await correct(toVersionId ?? '', 'a', 20);
  await runJob(back);
  await runJob(there);
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 500 });
  expect(await regradesOf(attemptId)).toBe(2);
  expect(await mailsTo(person.email)).toHaveLength(2);
});

test('two admins at once: one correction, one refusal; what is not whole is refused and changes nothing', async () => {
  const { slug } = await fourQuestions();
  const { attemptId } = await sit(slug, [1]);
  const questionVersionId = await versionAt(attemptId, 1);
  const ask = (values: Record<string, string>) =>
    correctQuestion(db, admin, { questionVersionId, reason, change: { kind: 'key', values } }, minutesLater(30));
  expect(await ask({ right: 'zz' })).toMatchObject({ ok: false, reason: 'key-refused' });
  expect(await ask({ right: 'a' })).toMatchObject({ ok: false, faults: [{ text: 'Nothing was changed.' }] });
  expect(await ask({ 'why.a': '' })).toMatchObject({ ok: false, reason: 'key-refused' });
  expect(await db.questionCorrection.count({ where: { fromVersionId: questionVersionId } })).toBe(0);
  const done = await Promise.all([ask({ right: 'b' }), ask({ right: 'c' })]);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.find(({ ok }) => !ok)).toMatchObject({ reason: 'corrected-since' });
  const audit = await db.auditEvent.findMany({ where: { subjectId: questionVersionId } });
  expect(audit).toEqual([expect.objectContaining({ action: 'question.key-corrected', reason, actorId: admin.userId })]);
});

test('the preview counts what the job then does', async () => {
  const { slug } = await fourQuestions();
  const failed = await sit(slug, [1, 2]);
  const questionVersionId = await versionAt(failed.attemptId, 1);
  await sit(slug, [1, 2], { isOpen: true });
  const change = { kind: 'key' as const, values: { right: 'b' } };
  const before = await previewCorrection(db, admin, { questionVersionId, change }, minutesLater(20));
  if (!before.ok) throw new Error(before.reason);
  const { finished, changed, becomePasses } = before.value;
  expect(finished).toBeGreaterThanOrEqual(1);
  expect(before.value.changes).toEqual([
    {
      label: 'The right answer',
      before: expect.stringContaining('Option a'),
      after: expect.stringContaining('Option b'),
    },
  ]);
  expect(await db.questionCorrection.count({ where: { fromVersionId: questionVersionId } })).toBe(0);
  const id = await correct(questionVersionId, 'b');
  await runJob(id);
  const { items } = await listCorrections(db, admin, { page: 1, questionVersionId });
  expect(items).toEqual([
    expect.objectContaining({ id, regraded: finished, changed, becamePasses: becomePasses, reason }),
  ]);
  expect(await previewCorrection(db, admin, { questionVersionId, change }, minutesLater(99))).toEqual({
    ok: false,
    reason: 'corrected-since',
  });
});

test('a question is taken out and put back with a reason, and no pool falls below its paper', async () => {
  const { slug, courseVersionId } = await publishTinyCourse(db, {
    quiz: { questionCount: 11, blueprint: blueprintOf(0) },
  });
  const { attemptId } = await sit(slug, []);
  const [one, two] = [await versionAt(attemptId, 1), await versionAt(attemptId, 2)];
  const act = (questionVersionId: string, wanted: 'retire' | 'restore', minutes: number) =>
    changePool(db, admin, { questionVersionId, act: wanted, reason }, minutesLater(minutes));
  const pool = async () => [...(await poolIdsUnscoped(db, courseVersionId, minutesLater(99))).values()];
  expect(await act(one, 'restore', 9)).toEqual({ ok: false, reason: 'in-every-pool' });
  expect(await act(one, 'retire', 10)).toEqual({ ok: true, value: { pools: 1 } });
  expect(await pool()).not.toContain(one);
  expect(await act(one, 'retire', 11)).toEqual({ ok: false, reason: 'not-in-a-pool' });
  expect(await act(two, 'retire', 12)).toEqual({ ok: false, reason: 'pool-too-small' });
  expect(await getCorrectableQuestion(db, admin, one, minutesLater(13))).toMatchObject({
    places: [{ state: 'out', poolSize: 11 }],
  });
  expect(await act(one, 'restore', 14)).toEqual({ ok: true, value: { pools: 1 } });
  expect(await pool()).toContain(one);
  expect(await act(newId(), 'retire', 15)).toEqual({ ok: false, reason: 'not-found' });
  const acts = await db.auditEvent.findMany({ where: { subjectId: one }, orderBy: { at: 'asc' } });
  expect(acts.map(({ action }) => action)).toEqual(['question.retired', 'question.restored']);
});
