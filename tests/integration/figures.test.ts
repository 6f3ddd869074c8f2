import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Question } from '#lib/catalogue/schema.ts';
import { recountFigures } from '#lib/quiz/commands/figures/recount-figures.ts';
import { tallyAttempt } from '#lib/quiz/commands/figures/tally-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { questionFigures } from '#lib/quiz/rules/figures/question.ts';
import type { FigureCount } from '#lib/quiz/rules/figures/counts.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { enrol, publishTinyCourse } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { policyOf } from '#tests/support/policy.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { answerAll, minutesLater, noHook, startAgain, startedQuiz } from '#tests/support/quiz.ts';
import { simulateAttempts } from '#tests/support/simulate.ts';
import { referenceStatistics } from '#tests/support/statistics/reference.ts';

const singles: Question[] = Array.from({ length: 6 }, (_, index) => ({
  key: `sg-${String(index).padStart(3, '0')}`,
  kind: 'single',
  module: `m${(index % 3) + 1}`,
  outcome: 'o1',
  topic: 'Topic',
  level: 'recall',
  safety: false,
  stem: `Single question number ${index}?`,
  options: ['a', 'b', 'c', 'd'].map((key) => ({
    key,
    text: `Option ${key}`,
    correct: key === 'a',
    rationale: 'For a reason.',
  })),
  rationale: 'For a good reason.',
  references: [],
}));

const at = new Date('2026-12-24T16:20:00.000Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** As if nothing had been counted yet: only somebody with the database's own keys can do it. */
async function forgetCounts(): Promise<void> {
  const { db } = database;
  await db.$executeRawUnsafe('ALTER TABLE "TalliedAttempt" DISABLE TRIGGER USER');
  await db.$executeRawUnsafe('DELETE FROM "TalliedAttempt"');
  await db.$executeRawUnsafe('ALTER TABLE "TalliedAttempt" ENABLE TRIGGER USER');
  await db.figureCount.deleteMany();
}

const countsNow = () =>
  database.db.figureCount.findMany({
    where: { count: { not: 0 } },
    orderBy: [{ subjectId: 'asc' }, { what: 'asc' }, { key: 'asc' }],
  });
const newestCheck = () => database.db.figureCheck.findFirstOrThrow({ orderBy: { id: 'desc' } });

const plain = (rows: Awaited<ReturnType<typeof countsNow>>): FigureCount[] =>
  rows.map(({ what, key, count, sum, squares }) => ({
    what,
    key,
    count: Number(count),
    sum: Number(sum),
    squares: Number(squares),
  }));

describe('counting attempts as they are finished', () => {
  beforeEach(forgetCounts);

  test('finishing an attempt queues the job that counts it, in the same transaction', async () => {
    const { db } = database;
    const { viewer, attemptId } = await startedQuiz(db);
    const queued = () =>
      db.$queryRaw<{ payload: unknown; waits: boolean }[]>`
        SELECT j.payload, j.run_at > now() + interval '30 seconds' AS waits FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = 'tally-attempt' AND j.payload->>'attemptId' = ${attemptId}`;
    expect(await queued()).toEqual([]);
    await answerAll(db, viewer, attemptId, 'a');
    await submitAttempt(db, viewer, attemptId, minutesLater(5), noHook);
    expect(await queued()).toEqual([{ payload: { attemptId }, waits: true }]);
  });

  test('counts marks, choices, blanks, months and time of each question, and the score and outcome of the course', async () => {
    const { db } = database;
    const { viewer, attemptId, slug } = await startedQuiz(db);
    await answerAll(db, viewer, attemptId, 'a', minutesLater(1));
    await submitAttempt(db, viewer, attemptId, minutesLater(5), noHook);
    await tallyAttempt(db, { attemptId }, at);
    const slot = await db.attemptSlot.findFirstOrThrow({ where: { attemptId, position: 1 } });
    const rows = plain(
      await db.figureCount.findMany({ where: { subjectId: slot.questionVersionId }, orderBy: { what: 'asc' } }),
    );
    expect(rows).toEqual([
      { what: 'choice', key: 'a', count: 1, sum: 5000, squares: 25_000_000 },
      { what: 'mark', key: '1000:5000', count: 1, sum: 1000, squares: 1_000_000 },
      { what: 'month', key: '2026-11', count: 1, sum: 1000, squares: 1_000_000 },
      { what: 'part', key: '', count: 1, sum: 5000, squares: 25_000_000 },
      // Answered a minute after the paper was opened: the bucket that ends at 64 seconds.
      { what: 'time', key: '10', count: 1, sum: 0, squares: 0 },
    ]);
    const version = await db.courseVersion.findFirstOrThrow({ where: { course: { slug } }, select: { id: true } });
    const ofCourse = plain(await db.figureCount.findMany({ where: { subjectId: version.id } }));
    expect(ofCourse).toContainEqual({ what: 'total', key: '6:6000:6000', count: 1, sum: 6000, squares: 36_000_000 });
    expect(ofCourse).toContainEqual({ what: 'outcome', key: 'passed', count: 1, sum: 6000, squares: 36_000_000 });
    expect(ofCourse.filter(({ what }) => what === 'place')).toHaveLength(6);
  });

  test('only first attempts count: not the second try, nor the first try of a second enrolment', async () => {
    const { db } = database;
    const { viewer, slug, enrolmentId, attemptId } = await startedQuiz(db, { quiz: { waitMinutesAfterFail: [] } });
    await submitAttempt(db, viewer, attemptId, minutesLater(5), noHook);
    const second = await startAgain(db, viewer, slug, minutesLater(10));
    await submitAttempt(db, viewer, second, minutesLater(15), noHook);
    await db.enrolment.update({ where: { id: enrolmentId }, data: { endedAt: minutesLater(20), endReason: 'test' } });
    await enrol(db, { userId: viewer.userId, courseSlug: slug });
    const third = await startAgain(db, viewer, slug, minutesLater(30));
    await submitAttempt(db, viewer, third, minutesLater(35), noHook);
    for (const id of [third, second, attemptId, second]) await tallyAttempt(db, { attemptId: id }, at);
    expect(await db.talliedAttempt.findMany({ select: { attemptId: true } })).toEqual([{ attemptId }]);
    const [total] = plain(await countsNow()).filter(({ what }) => what === 'outcome');
    expect(total).toMatchObject({ key: 'not-passed', count: 1 });
  });

  test('an attempt that is not finished, or that nobody made, counts nothing', async () => {
    const { db } = database;
    const { attemptId } = await startedQuiz(db);
    await tallyAttempt(db, { attemptId }, at);
    await tallyAttempt(db, { attemptId: '00000000-0000-7000-8000-000000000000' }, at);
    expect(await countsNow()).toEqual([]);
    expect(await db.talliedAttempt.count()).toBe(0);
  });
});

describe('the recount', () => {
  let course: TinyCourse;
  let attemptIds: string[];
  beforeAll(async () => {
    await forgetCounts();
    const { db } = database;
    const questions = [...Object.values(groupedQuestions), ...singles];
    course = await publishTinyCourse(db, { questions, quiz: policyOf({ questionCount: questions.length }) });
    const done = await simulateAttempts(db, { courseSlug: course.slug, people: 40, seed: 11 });
    attemptIds = done.map(({ attemptId }) => attemptId);
  });
  beforeEach(forgetCounts);

  test('increments in any order, repeated and side by side, are what the recount finds', async () => {
    const { db } = database;
    const plans = fc.record({
      order: fc.shuffledSubarray(attemptIds, { minLength: 12, maxLength: 12 }),
      again: fc.array(fc.nat({ max: 11 }), { maxLength: 6 }),
      sideBySide: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plans, async ({ order, again, sideBySide }) => {
        await forgetCounts();
        const ids = [...order, ...again.map((index) => order[index] ?? '')];
        if (sideBySide) await Promise.all(ids.map((attemptId) => tallyAttempt(db, { attemptId }, at)));
        else for (const attemptId of ids) await tallyAttempt(db, { attemptId }, at);
        expect(await db.talliedAttempt.count()).toBe(12);
        // Too early for the grace period: nothing is missed yet.
        await recountFigures(db, {}, new Date('2026-11-20T00:00:00Z'));
        expect(await newestCheck()).toMatchObject({ attempts: 12, wrong: 0, missed: 0, differences: [] });
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test('what no job counted is counted, and said', async () => {
    const { db } = database;
    for (const attemptId of attemptIds.slice(0, 30)) await tallyAttempt(db, { attemptId }, at);
    await recountFigures(db, {}, at);
    const { missed, wrong } = await newestCheck();
    expect(wrong).toBe(0);
    expect(missed).toBeGreaterThanOrEqual(10);
    const counted = await countsNow();
    await recountFigures(db, {}, at);
    expect(await newestCheck()).toMatchObject({ missed: 0, wrong: 0 });
    expect(await countsNow()).toEqual(counted);
  });

  test('a wrong sum, a missing one and an invented one are found, named and mended', async () => {
    const { db } = database;
    await recountFigures(db, {}, at);
    const right = await countsNow();
    const [first, second] = right;
    if (!first || !second) throw new Error('nothing was counted');
    const { subjectId, what, key } = first;
    await db.figureCount.update({
      where: { subjectId_what_key: { subjectId, what, key } },
      data: { count: { increment: 3 }, sum: { increment: 1 } },
    });
    await db.figureCount.delete({
      where: { subjectId_what_key: { subjectId: second.subjectId, what: second.what, key: second.key } },
    });
    await db.figureCount.create({ data: { subjectId, what: 'choice', key: 'planted', count: 7, sum: 7, squares: 7 } });
    await recountFigures(db, {}, at);
    const check = await newestCheck();
    expect(check.wrong).toBe(3);
    expect(check.differences).toContainEqual({
      subjectId,
      what,
      key,
      was: { count: String(first.count + 3n), sum: String(first.sum + 1n), squares: String(first.squares) },
      is: { count: String(first.count), sum: String(first.sum), squares: String(first.squares) },
    });
    expect(await countsNow()).toEqual(right);
    await recountFigures(db, {}, at);
    expect((await newestCheck()).wrong).toBe(0);
  });

  test('what it found cannot be changed afterwards, nor who was counted', async () => {
    const { db } = database;
    await recountFigures(db, {}, at);
    const { id } = await newestCheck();
    await expect(db.figureCheck.update({ where: { id }, data: { wrong: 0 } })).rejects.toThrow();
    await expect(db.talliedAttempt.deleteMany()).rejects.toThrow();
  });

  test('the figures of a question are those of a plain reference over the same answers', async () => {
    const { db } = database;
    await recountFigures(db, {}, at);
    const results = await db.attemptResult.findMany({
      where: { attemptId: { in: attemptIds } },
      select: { attempt: { select: { slots: true } }, marks: true },
    });
    const { questionVersionId } = await db.attemptSlot.findFirstOrThrow({ where: { attemptId: attemptIds[0] ?? '' } });
    const rows = results.map(({ attempt, marks }) => {
      const position = attempt.slots.find((slot) => slot.questionVersionId === questionVersionId)?.position;
      const all = marks as { position: number; scoreMilli: number }[];
      const total = all.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0);
      const own = all.find((mark) => mark.position === position)?.scoreMilli ?? 0;
      return [own / 1000, (total - own) / 1000];
    });
    const [expected] = referenceStatistics(rows, [1, 1]).items;
    const counts = plain(await db.figureCount.findMany({ where: { subjectId: questionVersionId } }));
    const figures = questionFigures(counts);
    expect(figures?.facility).toBeCloseTo(expected?.facility ?? 0, 9);
    expect(figures?.discrimination).toBeCloseTo(expected?.discriminationIndex ?? 0, 9);
    expect(figures?.efficiency).toBeCloseTo(expected?.discriminativeEfficiency ?? 0, 9);
    expect(figures?.deviation).toBeCloseTo((expected?.standardDeviation ?? 0) * 100, 9);
    expect(questionFigures(counts.filter(({ what }) => what !== 'mark'))).toBeNull();
  });
});
