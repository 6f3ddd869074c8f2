// Cache: none. Whether a record stands as it was written is read from the record.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { recordFaultSchema } from '../rules/audit/findings.ts';
import type { Finding, RecordFault } from '../rules/audit/findings.ts';
import { asMarkedUnscoped } from './corrected.ts';
import { redrawUnscoped } from './redraw.ts';
import { verifyRecordsUnscoped } from './verify-records.ts';

/** What does not fit in the record of one attempt; empty when it is as it was written. */
export async function getRecordFindings(db: Db, admin: AdminViewer, attemptId: string): Promise<readonly Finding[]> {
  assertAdmin(admin);
  const found: Finding[] = [];
  if (isId(attemptId))
    await verifyRecordsUnscoped(db, { attemptId, redraw: redrawUnscoped }, (fault) => found.push(fault));
  return found;
}

/** The questions of an attempt as they counted when it was last marked, by the version on the paper. Holds the keys. */
export async function getMarkedQuestions(
  db: Db,
  admin: AdminViewer,
  attemptId: string,
): Promise<ReadonlyMap<string, unknown>> {
  assertAdmin(admin);
  if (!isId(attemptId)) return new Map();
  const attempt = await db.attempt.findUnique({
    where: { id: attemptId },
    select: {
      slots: { select: { questionVersionId: true, questionVersion: { select: { body: true } } } },
      steps: { select: { seq: true, kind: true, response: true } },
    },
  });
  const marked = attempt && (await asMarkedUnscoped(db, attempt));
  return new Map(
    marked?.slots.map(({ questionVersionId, questionVersion }) => [questionVersionId, questionVersion.body]),
  );
}

export type LastRecordCheck = {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly attempts: number;
  readonly steps: number;
  readonly notRecomputed: number;
  readonly faultCount: number;
  readonly faults: readonly RecordFault[];
  readonly newestSeal: string | null;
};

/** What the last nightly check read and found; null before the first. */
export async function getLastRecordCheck(db: Db, admin: AdminViewer): Promise<LastRecordCheck | null> {
  assertAdmin(admin);
  const row = await db.recordCheck.findFirst({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
  if (!row) return null;
  const { id: _id, faults, ...check } = row;
  const read = recordFaultSchema.array().safeParse(faults);
  return { ...check, faults: read.success ? read.data : [] };
}
