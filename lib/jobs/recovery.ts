import type { Db } from '../db/client.ts';

const deadAfterMs = 30_000;
const forgottenAfterMs = 60 * 60_000;

/** Notes that these workers are alive. */
export async function beat(db: Db, names: readonly string[], at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Heartbeat" (name, at) SELECT name, ${at} FROM unnest(${[...names]}::text[]) AS name
    ON CONFLICT (name) DO UPDATE SET at = EXCLUDED.at`;
}

/**
 * A worker that was killed leaves its jobs locked, and graphile-worker itself would wait four hours before it takes them
 * back. Here a job is free again once its worker has not been heard of for 30 seconds. A worker that was only slow may
 * make a job run twice, which every handler bears.
 * @returns the workers whose jobs were freed
 */
export async function freeJobsOfTheDead(db: Db, at: Date): Promise<string[]> {
  const silentSince = new Date(at.getTime() - deadAfterMs);
  const lost = await db.$queryRaw<{ worker: string }[]>`
    SELECT DISTINCT job.locked_by AS worker
    FROM graphile_worker._private_jobs AS job LEFT JOIN "Heartbeat" AS beat ON beat.name = job.locked_by
    WHERE job.locked_at < ${silentSince} AND (beat.at IS NULL OR beat.at < ${silentSince})`;
  const workers = lost.map((row) => row.worker);
  if (workers.length > 0) await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${workers}::text[])`;
  await db.heartbeat.deleteMany({
    where: { name: { startsWith: 'pool-' }, at: { lt: new Date(at.getTime() - forgottenAfterMs) } },
  });
  return workers;
}
