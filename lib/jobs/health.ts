import type { Db } from '../db/client.ts';

export const workerHeartbeat = 'worker';
const freshMs = 30_000;

export type Part = 'ok' | 'failed';
export type Health = { readonly database: Part; readonly jobs: Part };

/** Does the database answer, and has the worker been seen in the last 30 seconds? Never throws. */
export async function checkHealth(db: Db, at: Date): Promise<Health> {
  try {
    const beat = await db.heartbeat.findUnique({ where: { name: workerHeartbeat }, select: { at: true } });
    return { database: 'ok', jobs: beat && at.getTime() - beat.at.getTime() < freshMs ? 'ok' : 'failed' };
  } catch {
    return { database: 'failed', jobs: 'failed' };
  }
}
