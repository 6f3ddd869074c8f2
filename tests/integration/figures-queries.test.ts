import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Question } from '#lib/catalogue/schema.ts';
import { rootDir } from '#lib/paths.ts';
import { recountFigures } from '#lib/quiz/commands/figures/recount-figures.ts';
import { eachAnswerBatch, therapistNumber } from '#lib/quiz/queries/figures/export-answers.ts';
import { exportPlaces } from '#lib/quiz/queries/figures/export-places.ts';
import { questionFilterSchema } from '#lib/quiz/queries/figures/filter.ts';
import { getFigureCheck } from '#lib/quiz/queries/figures/get-check.ts';
import { getCourse, listVersions } from '#lib/quiz/queries/figures/get-course.ts';
import { getQuestion } from '#lib/quiz/queries/figures/get-question.ts';
import { listQuestions } from '#lib/quiz/queries/figures/list-questions.ts';
import type { AnswerRow } from '#lib/quiz/rules/figures/csv.ts';
import { answerCsvLine, answersCsvHead, placesCsvHead, placesCsvLine } from '#lib/quiz/rules/figures/csv.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { policyOf } from '#tests/support/policy.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { simulateAttempts } from '#tests/support/simulate.ts';

const at = new Date('2026-12-24T16:20:00.000Z');
const people = 45;
const tries = 2;
const questions: Question[] = Object.values(groupedQuestions);

let database: TestDatabase;
let admin: AdminViewer;
let course: TinyCourse;
beforeAll(async () => {
  database = await cloneDatabase();
  const { db } = database;
  admin = adminViewerOf(await createAdmin(db));
  course = await publishTinyCourse(db, {
    slug: 'figured',
    title: 'A figured course',
    questions,
    quiz: policyOf({ questionCount: questions.length }),
  });
  await publishTinyCourse(db, { slug: 'empty' });
  await simulateAttempts(db, { courseSlug: 'figured', people, seed: 3, tries });
  await recountFigures(db, {}, at);
}, 60_000);
afterAll(() => database.drop());

const list = (filter: Record<string, string>) =>
  listQuestions(database.db, admin, questionFilterSchema.parse(filter), at);

describe('the list of questions', () => {
  test('is of the course that is named, with figures on first attempts only', async () => {
    const { items, total, course: named } = await list({ course: 'figured' });
    expect(named).toMatchObject({ slug: 'figured' });
    expect(total).toBe(questions.length);
    for (const item of items) {
      expect(item.attempts).toBe(people);
      expect(item.figures?.facility).toBeGreaterThan(0);
      expect(item.isInUse).toBe(true);
    }
    const weights = items.flatMap(({ weight }) => weight ?? []);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 6);
  });

  test('shows no figure of a course that nobody has taken', async () => {
    const { items } = await list({ course: 'empty' });
    expect(items).toHaveLength(12);
    expect(
      items.every(({ figures, attempts, flags }) => figures === null && attempts === 0 && flags.length === 0),
    ).toBe(true);
  });

  test('is filtered and sorted by what the address says, and bears any address', async () => {
    const kinds = (await list({ course: 'figured', kind: 'ordering' })).items.map(({ kind }) => kind);
    expect(kinds).toEqual(['ordering']);
    const hardest = (await list({ course: 'figured', sort: 'facility' })).items.map(
      ({ figures }) => figures?.facility ?? 0,
    );
    expect(hardest).toEqual(hardest.toSorted((one, other) => one - other));
    expect((await list({ course: 'figured', safety: '1' })).items.every(({ safety }) => safety)).toBe(true);
    for (const odd of [
      { course: 'none' },
      { course: '\u0000' },
      { course: 'figured', flag: 'x', page: '-1', sort: 'y', module: '\u0000' },
    ])
      expect(Array.isArray((await list(odd)).items)).toBe(true);
    const flagged = await list({ course: 'figured', flag: 'any' });
    expect(flagged.items.every(({ flags }) => flags.length > 0)).toBe(true);
  });

  test('is for admins alone', async () => {
    const therapist = { userId: newId(), role: 'therapist' } as unknown as AdminViewer;
    const filter = questionFilterSchema.parse({});
    await expect(listQuestions(database.db, therapist, filter, at)).rejects.toThrow('Only an admin');
    await expect(getQuestion(database.db, therapist, newId(), at)).rejects.toThrow('Only an admin');
    await expect(getCourse(database.db, therapist, newId(), at)).rejects.toThrow('Only an admin');
    await expect(listVersions(database.db, therapist)).rejects.toThrow('Only an admin');
    await expect(getFigureCheck(database.db, therapist)).rejects.toThrow('Only an admin');
    await expect(exportPlaces(database.db, therapist, newId())).rejects.toThrow('Only an admin');
    await expect(eachAnswerBatch(database.db, therapist, { courseVersionId: null }).next()).rejects.toThrow(
      'Only an admin',
    );
  });
});

describe('one question', () => {
  test('has its answers with counts, its times, and every version of its key apart', async () => {
    const { db } = database;
    const [item] = (await list({ course: 'figured', kind: 'case' })).items;
    if (!item) throw new Error('there is no case');
    const stored = await db.questionVersion.findUniqueOrThrow({ where: { id: item.id } });
    const corrected = newId();
    await db.questionVersion.create({
      data: { ...stored, id: corrected, body: stored.body as object, contentHash: sha256('corrected'), createdAt: at },
    });
    const detail = await getQuestion(db, admin, item.id, at);
    expect(detail?.parts.length).toBeGreaterThan(1);
    for (const { answered, choices } of detail?.parts ?? []) {
      const chosen = choices.reduce((sum, { count }) => sum + count, 0);
      expect(chosen).toBeGreaterThanOrEqual(answered);
      expect(answered).toBeGreaterThan(30);
      expect(choices.some(({ isRight }) => isRight)).toBe(true);
    }
    expect(detail?.times.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(30);
    expect(detail?.versions.map(({ id, attempts, isInUse }) => ({ id, attempts, isInUse }))).toEqual([
      { id: corrected, attempts: 0, isInUse: false },
      { id: item.id, attempts: people, isInUse: true },
    ]);
    expect((await getQuestion(db, admin, corrected, at))?.figures).toBeNull();
    expect((await list({ course: 'figured', kind: 'case' })).total).toBe(1);
    expect((await list({ course: 'figured', kind: 'case', state: 'all' })).total).toBe(2);
    expect(await getQuestion(db, admin, newId(), at)).toBeNull();
    expect(await getQuestion(db, admin, 'nonsense', at)).toBeNull();
  });
});

describe('one course version', () => {
  test('has the figures of its test, its pass mark and its questions; none below 30 attempts', async () => {
    const { db } = database;
    const detail = await getCourse(db, admin, course.courseVersionId, at);
    expect(detail).toMatchObject({ attempts: people, passMarkPercent: 80, slug: 'figured' });
    expect(detail?.figures?.questions).toBe(questions.length);
    expect(detail?.figures?.test.attempts).toBe(people);
    expect(detail?.questions).toHaveLength(questions.length);
    const passed = await db.attemptResult.count({ where: { passed: true, attempt: { number: 1 } } });
    expect(detail?.figures?.passPercent).toBeCloseTo((100 * passed) / people, 9);
    const empty = (await listVersions(db, admin)).find(({ id }) => id !== course.courseVersionId);
    expect(await getCourse(db, admin, empty?.id ?? '', at)).toMatchObject({ attempts: 0, figures: null });
    expect(await getFigureCheck(db, admin)).toMatchObject({ attempts: people, wrong: 0 });
  });
});

describe('the export', () => {
  async function rowsOf(given: { courseVersionId: string | null }, atOnce?: number): Promise<AnswerRow[]> {
    const rows: AnswerRow[] = [];
    for await (const batch of eachAnswerBatch(database.db, admin, given, atOnce)) rows.push(...batch);
    return rows;
  }

  test('holds every position of every finished attempt once, whatever the size of its batches', async () => {
    const all = await rowsOf({ courseVersionId: null });
    expect(all).toHaveLength(people * tries * questions.length);
    expect(new Set(all.map(({ attemptId, position }) => `${attemptId} ${position}`)).size).toBe(all.length);
    expect(await rowsOf({ courseVersionId: course.courseVersionId }, 7)).toEqual(all);
    expect(await rowsOf({ courseVersionId: newId() })).toEqual([]);
    expect(await rowsOf({ courseVersionId: 'nonsense' })).toEqual([]);
  });

  test('says what was shown and answered in keys and in words, the mark and the time', async () => {
    const { db } = database;
    const [row] = (await rowsOf({ courseVersionId: null })).filter(
      ({ kind, keys }) => kind === 'matching' && keys.length > 2,
    );
    if (!row) throw new Error('no matching was answered');
    const slot = await db.attemptSlot.findUniqueOrThrow({
      where: { attemptId_position: { attemptId: row.attemptId, position: row.position } },
    });
    expect(row.shownOrder).toEqual(slot.optionOrder);
    const { matching } = groupedQuestions;
    if (matching.kind !== 'matching') throw new Error('not a matching');
    for (const { key, text } of matching.prompts) {
      const choice = row.keys.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1);
      expect(row.words).toContain(`${text} ${matching.options.find((option) => option.key === choice)?.text}`);
    }
    expect(row).toMatchObject({ course: 'figured', courseVersion: '1.0', maximumMilli: 1000 });
    expect(row.seconds).toBeGreaterThan(0);
  });

  test('names nobody: no e-mail, no name, no id of an account', async () => {
    const rows = await rowsOf({ courseVersionId: null });
    const text = rows.map(answerCsvLine).join('');
    const users = await database.db.user.findMany({ select: { id: true, email: true } });
    for (const { id, email } of users) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(email);
    }
    expect(new Set(rows.map(({ therapist }) => therapist)).size).toBe(people);
    expect(rows[0]?.therapist).toBe(
      therapistNumber(
        (
          await database.db.attempt.findUniqueOrThrow({
            where: { id: rows[0]?.attemptId ?? '' },
            select: { enrolment: { select: { userId: true } } },
          })
        ).enrolment.userId,
      ),
    );
  });

  test('what somebody typed cannot become a formula', async () => {
    const [row] = await rowsOf({ courseVersionId: null });
    if (!row) throw new Error('no row');
    expect(answerCsvLine({ ...row, words: '=HYPERLINK("x")', keys: ['value=-1'] })).toContain(`"'=HYPERLINK(""x"")"`);
    expect(answersCsvHead.split(',')).toHaveLength(answerCsvLine(row).split('","').length);
  });

  test('by place on the paper it is what `npm run stats` reads, and gives the figures of the page', async () => {
    const { db } = database;
    const places = await exportPlaces(db, admin, course.courseVersionId, 10);
    if (!places) throw new Error('no such version');
    let text = placesCsvHead(places.maximaMilli);
    for await (const batch of places.batches) text += batch.map(placesCsvLine).join('');
    const folder = mkdtempSync(join(tmpdir(), 'afferent-round-trip-'));
    const file = join(folder, 'places.csv');
    writeFileSync(file, text);
    const out = execFileSync(process.execPath, [join(rootDir, 'scripts', 'stats.ts'), '--csv', file], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    const { test: read } = JSON.parse(out) as { test: Record<string, number> };
    const shown = (await getCourse(db, admin, course.courseVersionId, at))?.figures?.test;
    const toPercent = 100 / questions.length;
    expect(read['attempts']).toBe(people);
    expect(read['internalConsistency']).toBeCloseTo(shown?.internalConsistency ?? 0, 9);
    expect((read['mean'] ?? 0) * toPercent).toBeCloseTo(shown?.mean ?? 0, 9);
    expect((read['standardDeviation'] ?? 0) * toPercent).toBeCloseTo(shown?.standardDeviation ?? 0, 9);
    expect(read['skewness']).toBeCloseTo(shown?.skewness ?? 0, 9);
    expect(read['kurtosis']).toBeCloseTo(shown?.kurtosis ?? 0, 9);
    expect(await exportPlaces(db, admin, 'nonsense')).toBeNull();
  });
});
