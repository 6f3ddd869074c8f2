// Cache: none. A regrade is told as soon as it is written.
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { isChanged } from '../rules/correction/outcome.ts';
import { regradeSchema } from '../rules/correction/regrade.ts';
import { changeWords } from '../rules/correction/told.ts';
import { isAttemptId } from '../stored.ts';

export type RegradeNote = {
  readonly seq: number;
  readonly at: Date;
  /** The questions that were put right, by their place on the paper. */
  readonly positions: readonly number[];
  readonly kind: 'key' | 'void';
  readonly isChanged: boolean;
  readonly change: string;
  readonly reason: string;
};

/** When and why an attempt of the viewer was marked again, newest first. No keys. */
export async function getRegradeNotes(db: Db, viewer: Viewer, attemptId: string): Promise<RegradeNote[]> {
  if (!isAttemptId(attemptId)) return [];
  const steps = await db.attemptStep.findMany({
    where: { attemptId, kind: 'regrade', attempt: { enrolment: { userId: viewer.userId } } },
    orderBy: { seq: 'desc' },
    select: { seq: true, at: true, response: true },
  });
  return steps.flatMap(({ seq, at, response }) => {
    const read = regradeSchema.safeParse(response);
    if (!read.success) return [];
    const { positions, kind, before, after, keptPass, reason } = read.data;
    return {
      seq,
      at,
      kind,
      reason,
      positions: positions.map(({ position }) => position),
      isChanged: isChanged(before, after),
      change: changeWords(before, after, keptPass),
    };
  });
}
