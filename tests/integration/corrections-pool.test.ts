import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash } from '#lib/catalogue/content/hash.ts';
import { newId } from '#lib/ids.ts';
import { changePool } from '#lib/quiz/commands/change-pool.ts';
import { correctQuestion } from '#lib/quiz/commands/correct-question.ts';
import { getCorrectableQuestion } from '#lib/quiz/queries/correctable.ts';
import { listCorrections } from '#lib/quiz/queries/list-corrections.ts';
import { poolIdsUnscoped } from '#lib/quiz/queries/load-pool.ts';
import { previewCorrection } from '#lib/quiz/queries/preview-correction.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { minutesLater } from '#tests/support/quiz.ts';
import {
  openWorld,
  closeWorld,
  db,
  admin,
  reason,
  runJob,
  fourQuestions,
  sit,
  versionAt,
  correct,
} from './correction-helpers.ts';

beforeAll(openWorld);
afterAll(async () => {
  const found = await closeWorld();
  if (found.length > 0) throw new Error(`the record no longer fits: ${JSON.stringify(found)}`);
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
        id: next,
        courseId,
        version: `2.${number}`,
        contentHash: newId(),
        title: 'Again',
        summary: 'Again',
        outcomes: [],
        facts: JSON.parse(JSON.stringify(old.facts)),
        minutesOffered: 30,
        publishedAt: minutesLater(70),
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

test.each([
  ['key', { kind: 'key', values: { right: 'b' } }],
  ['void', { kind: 'void' }],
] as const)(
  'pressed five times, a correction (%s) is written once and said to be done each time',
  async (_kind, change) => {
    const { slug } = await fourQuestions();
    const { attemptId } = await sit(slug, [1]);
    const questionVersionId = await versionAt(attemptId, 1);
    const press = (why = reason, by = admin) =>
      correctQuestion(db, by, { questionVersionId, reason: why, change }, minutesLater(30));
    const done = await Promise.all([1, 2, 3, 4, 5].map(() => press()));
    expect(new Set(done.map((each) => each.ok && each.value.correctionId)).size).toBe(1);
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(await db.questionCorrection.count({ where: { fromVersionId: questionVersionId } })).toBe(1);
    expect(await db.auditEvent.count({ where: { subjectId: questionVersionId } })).toBe(1);
    expect(await press('Another reason altogether')).toMatchObject({ ok: false });
    expect(await press(reason, { ...admin, userId: newId() })).toMatchObject({ ok: false });
  },
);

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
