// Cache: none, see load-questions.ts.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { poolIdsUnscoped } from '../load-pool.ts';
import type { QuestionFilter } from './filter.ts';
import { loadQuestionsUnscoped } from './load-questions.ts';
import type { QuestionSummary } from './load-questions.ts';

export type QuestionItem = QuestionSummary & { readonly isInUse: boolean };

export type QuestionList = Paged<QuestionItem> & {
  readonly course: { readonly slug: string; readonly title: string } | null;
  /** What the filters of this course offer. */
  readonly modules: readonly { readonly slug: string; readonly title: string }[];
  readonly kinds: readonly string[];
};

async function findCourse(db: Db, slug: string) {
  return db.course.findFirst({
    where: { ...(slug ? { slug } : {}), versions: { some: {} } },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      slug: true,
      versions: {
        orderBy: { publishedAt: 'desc' },
        take: 1,
        select: {
          id: true,
          title: true,
          modules: { orderBy: { position: 'asc' }, select: { slug: true, title: true } },
        },
      },
    },
  });
}

function fits(item: QuestionItem, { module, kind, level, safety, flag, state }: QuestionFilter): boolean {
  return (
    (state === 'all' || item.isInUse) &&
    (!module || item.module === module) &&
    (!kind || item.kind === kind) &&
    (!level || item.level === level) &&
    (!safety || item.safety) &&
    (!flag || (flag === 'any' ? item.flags.length > 0 : item.flags.some((raised) => raised.kind === flag)))
  );
}

/** What each order puts first; a question without a figure comes last. */
const measures: Readonly<Record<QuestionFilter['sort'], (item: QuestionItem) => number | null>> = {
  key: () => 0,
  flags: ({ flags }) => -flags.length,
  facility: ({ figures }) => figures?.facility ?? null,
  discrimination: ({ figures }) => figures?.discrimination ?? null,
  attempts: ({ attempts }) => -attempts,
  time: ({ figures }) => (figures?.medianSeconds ? -figures.medianSeconds : null),
};

function inOrder(items: readonly QuestionItem[], sort: QuestionFilter['sort']): QuestionItem[] {
  const measure = measures[sort];
  return items.toSorted((one, other) => {
    const [left, right] = [measure(one) ?? Number.POSITIVE_INFINITY, measure(other) ?? Number.POSITIVE_INFINITY];
    return left === right ? one.key.localeCompare(other.key) : left - right;
  });
}

/** The questions of a course with their figures; of the first course where none is named. */
export async function listQuestions(
  db: Db,
  admin: AdminViewer,
  filter: QuestionFilter,
  at: Date,
): Promise<QuestionList> {
  assertAdmin(admin);
  const course = await findCourse(db, filter.course);
  const [version] = course?.versions ?? [];
  if (!course || !version) return { ...paged([], 0, 1), course: null, modules: [], kinds: [] };
  const inUse = new Set((await poolIdsUnscoped(db, version.id, at)).values());
  const loaded = await loadQuestionsUnscoped(db, { courseId: course.id });
  const all = loaded.map(({ question: _, parts: __, counts: ___, ...summary }) => ({
    ...summary,
    isInUse: inUse.has(summary.id),
  }));
  const found = inOrder(
    all.filter((item) => fits(item, filter)),
    filter.sort,
  );
  const { skip, take } = rowsOf(filter.page);
  return {
    ...paged(found.slice(skip, skip + take), found.length, filter.page),
    course: { slug: course.slug, title: version.title },
    modules: version.modules,
    kinds: [...new Set(all.map(({ kind }) => kind))].toSorted(),
  };
}
