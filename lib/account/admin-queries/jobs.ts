import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';

export type JobTrouble = {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly hasGivenUp: boolean;
  readonly nextRunAt: Date | null;
  readonly lastError: string;
};

export type JobsHealth = {
  /** `never`: no worker has run on this database; `silent`: it has stopped writing its heartbeat. */
  readonly worker: 'running' | 'silent' | 'never';
  readonly lastBeatAt: Date | null;
  readonly waiting: number;
  readonly oldestDueAt: Date | null;
  readonly failedCount: number;
  readonly failed: readonly JobTrouble[];
};

/** A worker that has not written for this long counts as stopped. */
export const silentAfterSeconds = 30;
const shownFailures = 20;

type Row = { id: string; name: string; attempts: number; gaveUp: boolean; runAt: Date; lastError: string | null };

/** Whether jobs run, how many are due, and which failed: those given up first. Payloads are not read. */
export async function getJobsHealth(db: Db, admin: AdminViewer, at: Date): Promise<JobsHealth> {
  assertAdmin(admin);
  const [beat, due, failed, count] = await Promise.all([
    db.heartbeat.findFirst({ orderBy: { at: 'desc' }, select: { at: true } }),
    db.$queryRaw<{ waiting: number; oldest: Date | null }[]>`
      SELECT count(*)::int AS waiting, min(run_at) AS oldest FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= ${at}`,
    db.$queryRaw<Row[]>`
      SELECT id::text, task_identifier AS name, attempts::int, attempts >= max_attempts AS "gaveUp", run_at AS "runAt", last_error AS "lastError"
      FROM graphile_worker.jobs WHERE last_error IS NOT NULL ORDER BY attempts >= max_attempts DESC, updated_at DESC LIMIT ${shownFailures}`,
    db.$queryRaw<
      { failed: number }[]
    >`SELECT count(*)::int AS failed FROM graphile_worker.jobs WHERE last_error IS NOT NULL`,
  ]);
  const isFresh = beat !== null && at.getTime() - beat.at.getTime() <= silentAfterSeconds * 1000;
  return {
    worker: beat === null ? 'never' : isFresh ? 'running' : 'silent',
    lastBeatAt: beat?.at ?? null,
    waiting: due[0]?.waiting ?? 0,
    oldestDueAt: due[0]?.oldest ?? null,
    failedCount: count[0]?.failed ?? 0,
    failed: failed.map(({ id, name, attempts, gaveUp, runAt, lastError }) => ({
      id,
      name,
      attempts,
      hasGivenUp: gaveUp,
      nextRunAt: gaveUp ? null : runAt,
      lastError: firstLine(lastError ?? ''),
    })),
  };
}

/** An error's first line, cut short: the stack below it says nothing to a person. */
function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
