// Cache: none, see load-questions.ts.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { countsOf } from '../../rules/figures/counts.ts';
import type { PartFigures } from '../../rules/figures/distractors.ts';
import { poolIdsUnscoped } from '../load-pool.ts';
import { loadQuestionsUnscoped } from './load-questions.ts';
import type { QuestionSummary } from './load-questions.ts';

export type QuestionDetail = QuestionSummary & {
  readonly course: { readonly slug: string; readonly title: string };
  readonly topic: string;
  readonly text: string | null;
  readonly isInUse: boolean;
  readonly parts: readonly PartFigures[];
  readonly times: readonly { readonly bucket: number; readonly count: number }[];
  readonly months: readonly { readonly month: string; readonly attempts: number; readonly percent: number }[];
  /** All versions of the same key, newest first, this one among them; each with figures of its own. */
  readonly versions: readonly (QuestionSummary & { readonly hash: string; readonly isInUse: boolean })[];
};

/** One question version with its figures, and those of the other versions of its key beside it. */
export async function getQuestion(db: Db, admin: AdminViewer, id: string, at: Date): Promise<QuestionDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const found = await db.questionVersion.findUnique({ where: { id }, select: { courseId: true, key: true } });
  if (!found) return null;
  const course = await db.course.findUniqueOrThrow({
    where: { id: found.courseId },
    select: { slug: true, versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { id: true, title: true } } },
  });
  const [newest] = course.versions;
  const inUse = new Set(newest ? (await poolIdsUnscoped(db, newest.id, at)).values() : []);
  const loaded = await loadQuestionsUnscoped(db, { courseId: found.courseId });
  const hashes = await db.questionVersion.findMany({
    where: { courseId: found.courseId, key: found.key },
    select: { id: true, contentHash: true },
  });
  const own = loaded.find((each) => each.id === id);
  if (!own) return null;
  const { question, counts, ...summary } = own;
  return {
    ...summary,
    course: { slug: course.slug, title: newest?.title ?? course.slug },
    topic: question.topic,
    text: question.text,
    isInUse: inUse.has(id),
    times: countsOf(counts, 'time').map(({ key, count }) => ({ bucket: Number(key), count })),
    months: countsOf(counts, 'month')
      .map(({ key, count, sum }) => ({ month: key, attempts: count, percent: sum / count / 10 }))
      .toSorted((one, other) => one.month.localeCompare(other.month)),
    versions: loaded
      .filter(({ key }) => key === found.key)
      .map(({ question: _, counts: __, parts: ___, ...version }) => ({
        ...version,
        isInUse: inUse.has(version.id),
        hash: hashes.find((each) => each.id === version.id)?.contentHash ?? '',
      }))
      .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime()),
  };
}
