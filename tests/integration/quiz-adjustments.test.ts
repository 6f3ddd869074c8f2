import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { NotAnAdminError } from '#lib/admin-guard.ts';
import { newId } from '#lib/ids.ts';
import { endAdjustment } from '#lib/quiz/commands/end-adjustment.ts';
import { grantAdjustment } from '#lib/quiz/commands/grant-adjustment.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { checkGrant } from '#lib/quiz/queries/check-grant.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { listAdjustments } from '#lib/quiz/queries/list-adjustments.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { endAdjustmentSchema, grantAdjustmentSchema } from '#lib/quiz/schema/adjustment.ts';
import type { GrantAdjustmentInput } from '#lib/quiz/schema/adjustment.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, testStart } from '#tests/support/factories.ts';
import { minutesLater, noHook, startAgain, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

const secret = 'SECRET-DIAGNOSIS: a letter from the clinic was seen';

function asked(userId: string, given: Partial<Record<keyof GrantAdjustmentInput, string>>): GrantAdjustmentInput {
  return grantAdjustmentSchema.parse({
    requestId: newId(),
    userId,
    courseSlug: 'all',
    extraTimePercent: '',
    time: 'limited',
    extraAttempts: '',
    wait: 'kept',
    untilDay: '',
    reason: secret,
    ...given,
  });
}

async function grant(userId: string, given: Parameters<typeof asked>[1], at = testStart): Promise<string> {
  const done = await grantAdjustment(database.db, admin, asked(userId, given), at);
  if (!done.ok) throw new Error(done.reason);
  return done.value.adjustmentId;
}

test('extra time: the deadline moves, the attempt keeps what it began with, and its paper can be drawn again', async () => {
  const { db } = database;
  const { viewer, slug } = await startedQuiz(db, { quiz: { timeLimitMinutes: 45 }, isStarted: false });
  const id = await grant(viewer.userId, { extraTimePercent: '25' });
  await grant(viewer.userId, { extraTimePercent: '10' });
  const attemptId = await startAgain(db, viewer, slug, minutesLater(1));
  const attempt = await db.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    include: { steps: { orderBy: { seq: 'asc' } } },
  });
  expect(attempt.deadlineAt).toEqual(minutesLater(58));
  const applied = { extraTimePercent: 25, isUntimed: false, extraAttempts: 0, isWaitWaived: false };
  expect(attempt.adjustment).toMatchObject(applied);
  expect((attempt.adjustment as { ids: string[] }).ids).toContain(id);
  expect(attempt.steps[0]?.response).toMatchObject({ adjustment: attempt.adjustment });
  expect(attempt.policy).toMatchObject({ timeLimitMinutes: 45 });
  expect(verifyChain(attempt.steps)).toEqual({ ok: true });
  expect(await db.$transaction((tx) => redrawUnscoped(tx, attemptId))).toEqual({ kind: 'same' });

  await grant(viewer.userId, { time: 'unlimited' }, minutesLater(2));
  const paper = await getPaper(db, viewer, attemptId, minutesLater(3));
  expect(paper).toMatchObject({ ok: true, value: { deadlineAt: minutesLater(58) } });
});

test('no limit, extra tries and no waiting hold where they were granted, and nowhere else', async () => {
  const { db } = database;
  const quiz = { timeLimitMinutes: 30, attemptLimit: 1, waitMinutesAfterFail: [60] };
  const { viewer, slug, attemptId } = await startedQuiz(db, { quiz });
  const elsewhere = await startedQuiz(db, { isStarted: false });
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  await grant(viewer.userId, { courseSlug: elsewhere.slug, extraAttempts: '5', wait: 'waived', time: 'unlimited' });
  expect(await startAttempt(db, viewer, slug, minutesLater(2), 's')).toMatchObject({ reason: 'attempts-used' });
  await grant(viewer.userId, { courseSlug: slug, extraAttempts: '1' });
  expect(await startAttempt(db, viewer, slug, minutesLater(2), 's')).toEqual({
    ok: false,
    reason: 'wait',
    until: minutesLater(61),
  });
  expect(await getResult(db, viewer, attemptId, minutesLater(2))).toMatchObject({
    value: { nextTry: { kind: 'from', from: minutesLater(61) } },
  });
  await grant(viewer.userId, { courseSlug: slug, wait: 'waived', time: 'unlimited' });
  expect(await getQuizHome(db, viewer, slug, minutesLater(2))).toMatchObject({
    value: {
      start: { kind: 'ok' },
      policy: { attemptLimit: 2, timeLimitMinutes: null, waitMinutesAfterFail: [] },
      adjustment: { isUntimed: true, extraAttempts: 1, isWaitWaived: true },
    },
  });
  const second = await startAgain(db, viewer, slug, minutesLater(2));
  expect((await db.attempt.findUniqueOrThrow({ where: { id: second } })).deadlineAt).toBeNull();
  await submitAttempt(db, viewer, second, minutesLater(3), noHook);
  expect(await startAttempt(db, viewer, slug, minutesLater(3), 's')).toMatchObject({ reason: 'attempts-used' });

  const stranger = await startedQuiz(db, { quiz, isStarted: false });
  const theirs = await startAgain(db, stranger.viewer, stranger.slug, testStart);
  const attempt = await db.attempt.findUniqueOrThrow({ where: { id: theirs } });
  expect([attempt.adjustment, attempt.deadlineAt]).toEqual([null, minutesLater(30)]);
});

test('a grant holds to the end of its last day where the therapist lives, or until an admin ends it', async () => {
  const { db } = database;
  const { viewer, slug } = await startedQuiz(db, { isStarted: false });
  await db.user.update({ where: { id: viewer.userId }, data: { timeZone: 'Australia/Sydney' } });
  const id = await grant(viewer.userId, { wait: 'waived', untilDay: '2026-11-20' });
  const home = async (at: Date) => {
    const found = await getQuizHome(db, viewer, slug, at);
    return found.ok && found.value.adjustment.isWaitWaived;
  };
  const lastMoment = new Date('2026-11-20T12:59:59.999Z');
  expect(await home(lastMoment)).toBe(true);
  expect(await home(new Date(lastMoment.getTime() + 1))).toBe(false);
  const end = endAdjustmentSchema.parse({ userId: viewer.userId, adjustmentId: id, reason: 'The letter has run out.' });
  expect(await endAdjustment(db, admin, end, new Date('2026-11-21T00:00:00Z'))).toMatchObject({
    reason: 'already-over',
  });

  const other = await grant(viewer.userId, { wait: 'waived' });
  const endOther = { ...end, adjustmentId: other };
  const presses = await Promise.all([1, 2, 3].map(() => endAdjustment(db, admin, endOther, minutesLater(5))));
  expect(presses).toEqual([1, 2, 3].map(() => ({ ok: true, value: null })));
  expect(await db.auditEvent.count({ where: { action: 'quiz-adjustment.ended', subjectId: viewer.userId } })).toBe(1);
  expect(await endAdjustment(db, admin, { ...endOther, reason: 'Something else now.' }, minutesLater(6))).toEqual({
    ok: false,
    reason: 'already-ended',
  });
  expect(await endAdjustment(db, admin, { ...endOther, userId: newId() }, minutesLater(6))).toEqual({
    ok: false,
    reason: 'not-found',
  });
  expect(
    (await listAdjustments(db, admin, viewer.userId, minutesLater(7))).map(({ state }) => state).toSorted(),
  ).toEqual(['ended', 'in-force']);
});

test('one form grants once, however often its button is pressed, and is refused for something else', async () => {
  const { db } = database;
  const { viewer } = await startedQuiz(db, { isStarted: false });
  const input = asked(viewer.userId, { extraAttempts: '1' });
  const presses = await Promise.all([1, 2, 3, 4, 5].map(() => grantAdjustment(db, admin, input, testStart)));
  expect(new Set(presses.map((press) => JSON.stringify(press))).size).toBe(1);
  expect(presses[0]).toMatchObject({ ok: true });
  expect(await db.quizAdjustment.count({ where: { userId: viewer.userId } })).toBe(1);
  expect(
    await db.auditEvent.findMany({ where: { subjectId: viewer.userId }, select: { action: true, reason: true } }),
  ).toEqual([{ action: 'quiz-adjustment.granted', reason: secret }]);
  expect(await grantAdjustment(db, admin, { ...input, extraAttempts: 2 }, testStart)).toEqual({
    ok: false,
    reason: 'form-used',
  });
});

test('what cannot be granted is refused with a reason, and leaves nothing behind', async () => {
  const { db } = database;
  const { viewer } = await startedQuiz(db, { isStarted: false });
  const tries: readonly (readonly [Parameters<typeof asked>[1], string])[] = [
    [{}, 'nothing-granted'],
    [{ wait: 'waived', courseSlug: 'no-such-course' }, 'course-not-found'],
    [{ wait: 'waived', untilDay: '2026-02-30' }, 'until-unknown'],
    [{ wait: 'waived', untilDay: '2026-11-18' }, 'until-past'],
    [{ wait: 'waived', userId: newId() }, 'person-not-found'],
  ];
  for (const [given, reason] of tries) {
    const input = asked(viewer.userId, given);
    expect(await checkGrant(db, admin, input, testStart)).toEqual({ ok: false, reason });
    expect(await grantAdjustment(db, admin, input, testStart)).toEqual({ ok: false, reason });
  }
  expect(await db.quizAdjustment.count({ where: { userId: viewer.userId } })).toBe(0);
  for (const bad of [
    { extraTimePercent: '301' },
    { extraTimePercent: '-1' },
    { extraAttempts: '1.5' },
    { reason: 'short' },
  ])
    expect(() => asked(viewer.userId, bad)).toThrow();
});

test('a reason is for admins: it is in nothing that a therapist is sent, in no attempt and in no mail', async () => {
  const { db } = database;
  const { viewer, slug } = await startedQuiz(db, { quiz: { timeLimitMinutes: 45 }, isStarted: false });
  await grant(viewer.userId, { extraTimePercent: '50', wait: 'waived' });
  const attemptId = await startAgain(db, viewer, slug, testStart);
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  const seen = [
    await getQuizHome(db, viewer, slug, minutesLater(2)),
    await getPaper(db, viewer, attemptId, minutesLater(2)),
    await getResult(db, viewer, attemptId, minutesLater(2)),
    await db.attempt.findUnique({ where: { id: attemptId }, include: { steps: true } }),
    await db.$queryRaw`SELECT payload FROM graphile_worker._private_jobs`,
  ];
  expect(JSON.stringify(seen)).not.toMatch(/SECRET-DIAGNOSIS/);
  expect(await listAdjustments(db, admin, viewer.userId, testStart)).toMatchObject([{ reason: secret }]);
  const notAdmin = { ...viewer, label: 'x' } as unknown as AdminViewer;
  await expect(listAdjustments(db, notAdmin, viewer.userId, testStart)).rejects.toThrow(NotAnAdminError);
  await expect(grantAdjustment(db, notAdmin, asked(viewer.userId, { wait: 'waived' }), testStart)).rejects.toThrow(
    NotAnAdminError,
  );
});

test('the attempt page of an admin knows what was granted when it began, and nothing where nothing was', async () => {
  const { db } = database;
  const { viewer, slug, attemptId } = await startedQuiz(db, { quiz: { waitMinutesAfterFail: [] } });
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  await grant(viewer.userId, { extraTimePercent: '50' }, minutesLater(1));
  const second = await startAgain(db, viewer, slug, minutesLater(2));
  expect((await getAttempt(db, admin, attemptId))?.adjustment).toBeNull();
  expect((await getAttempt(db, admin, second))?.adjustment).toEqual({
    extraTimePercent: 50,
    isUntimed: false,
    extraAttempts: 0,
    isWaitWaived: false,
  });
});
