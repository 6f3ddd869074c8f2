// Cache: none. A pack is made from the record as it stands.
import { certificateSelect, publicShape } from '#lib/certificate/queries/shape.ts';
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { CompletionFacts } from '../pack/facts.ts';
import type { LearningRecord } from '../schema/pack.ts';

const enrolmentSelect = {
  id: true,
  createdAt: true,
  courseVersion: {
    select: {
      contentHash: true,
      modules: { select: { slug: true, title: true, minutes: true }, orderBy: { position: 'asc' } },
    },
  },
  progress: { select: { moduleSlug: true, openedAt: true, completedAt: true, activeSeconds: true } },
} as const;

function readEnrolments(db: Db, viewer: Viewer, ids: string[]) {
  return db.enrolment.findMany({ where: { id: { in: ids }, userId: viewer.userId }, select: enrolmentSelect });
}

function readAttempts(db: Db, viewer: Viewer, ids: string[]) {
  return db.attempt.findMany({
    where: { id: { in: ids }, enrolment: { userId: viewer.userId } },
    select: {
      id: true,
      number: true,
      startedAt: true,
      result: {
        select: { finishedAt: true, correctCount: true, questionCount: true, percentTenths: true, passed: true },
      },
    },
  });
}

type Enrolment = Awaited<ReturnType<typeof readEnrolments>>[number];
type Attempt = Awaited<ReturnType<typeof readAttempts>>[number];

/** Null where nothing was studied here: a completion that was seen elsewhere. */
function recordOf(enrolment: Enrolment, attempt: Attempt | undefined): LearningRecord | null {
  if (enrolment.progress.length === 0 && !attempt) return null;
  const marks = new Map(enrolment.progress.map((mark) => [mark.moduleSlug, mark]));
  return {
    contentHash: enrolment.courseVersion.contentHash,
    enrolledAt: enrolment.createdAt.toISOString(),
    modules: enrolment.courseVersion.modules.map(({ slug, title, minutes }) => {
      const mark = marks.get(slug);
      return {
        title,
        minutes,
        openedAt: mark?.openedAt.toISOString() ?? null,
        completedAt: mark?.completedAt?.toISOString() ?? null,
        activeSeconds: mark?.activeSeconds ?? 0,
      };
    }),
    attempt: attempt?.result
      ? {
          number: attempt.number,
          startedAt: attempt.startedAt.toISOString(),
          finishedAt: attempt.result.finishedAt.toISOString(),
          correct: attempt.result.correctCount,
          total: attempt.result.questionCount,
          percent: attempt.result.percentTenths / 10,
          passed: attempt.result.passed,
        }
      : null,
  };
}

const present = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);

/**
 * The viewer's own certificates among these, each with how its course was studied: modules, active time and the sitting that
 * was passed. No answers and no key are read.
 */
export async function readCompletions(
  db: Db,
  viewer: Viewer,
  certificateIds: readonly string[],
  at: Date,
): Promise<CompletionFacts[]> {
  if (certificateIds.length === 0) return [];
  const rows = await db.certificate.findMany({
    where: { id: { in: [...certificateIds] }, userId: viewer.userId },
    select: { ...certificateSelect, enrolmentId: true, attemptId: true },
    orderBy: { id: 'asc' },
  });
  const [enrolments, attempts] = await Promise.all([
    readEnrolments(db, viewer, present(rows.map(({ enrolmentId }) => enrolmentId))),
    readAttempts(db, viewer, present(rows.map(({ attemptId }) => attemptId))),
  ]);
  return rows.map((row) => {
    const enrolment = enrolments.find(({ id }) => id === row.enrolmentId);
    const attempt = attempts.find(({ id }) => id === row.attemptId);
    return {
      certificateId: row.id,
      certificate: publicShape(row, at),
      record: enrolment ? recordOf(enrolment, attempt) : null,
    };
  });
}
