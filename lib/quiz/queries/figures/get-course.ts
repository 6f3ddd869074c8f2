// Cache: none, see load-questions.ts.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { courseFigures, sittingsOf } from '../../rules/figures/course.ts';
import type { CourseFigures } from '../../rules/figures/course.ts';
import { readFactsPolicy } from '../../stored.ts';
import { poolIdsUnscoped } from '../load-pool.ts';
import { loadCountsUnscoped, loadQuestionsUnscoped } from './load-questions.ts';
import type { QuestionSummary } from './load-questions.ts';

export type VersionChoice = { readonly id: string; readonly title: string; readonly version: string };

export type CourseDetail = VersionChoice & {
  readonly slug: string;
  readonly publishedAt: Date;
  readonly passMarkPercent: number;
  /** Finished first attempts. */
  readonly attempts: number;
  readonly figures: CourseFigures | null;
  /** The questions its papers draw from now. */
  readonly questions: readonly QuestionSummary[];
};

/** Every published course version, courses in their order and newest first. */
export async function listVersions(db: Db, admin: AdminViewer): Promise<VersionChoice[]> {
  assertAdmin(admin);
  return db.courseVersion.findMany({
    orderBy: [{ course: { position: 'asc' } }, { publishedAt: 'desc' }],
    select: { id: true, title: true, version: true },
  });
}

/** One course version with the figures of its test and of its questions. */
export async function getCourse(db: Db, admin: AdminViewer, id: string, at: Date): Promise<CourseDetail | null> {
  assertAdmin(admin);
  const version = await db.courseVersion.findUnique({
    where: { id },
    select: {
      id: true,
      title: true,
      version: true,
      facts: true,
      publishedAt: true,
      course: { select: { slug: true } },
    },
  });
  if (!version) return null;
  const { facts, course, ...named } = version;
  const counts = (await loadCountsUnscoped(db, [id])).get(id) ?? [];
  const pool = [...(await poolIdsUnscoped(db, id, at)).values()];
  const questions = await loadQuestionsUnscoped(db, { id: { in: pool } });
  return {
    ...named,
    slug: course.slug,
    passMarkPercent: readFactsPolicy(facts).passPercent,
    attempts: sittingsOf(counts),
    figures: courseFigures(counts),
    questions: questions.map(({ question: _, parts: __, counts: ___, ...summary }) => summary),
  };
}
