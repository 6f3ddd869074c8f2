import { giveRefund, settleCheckout, settleRefund } from '#lib/payments/jobs.ts';
import type { Lane } from './lane.ts';

type Row = { readonly task: string; readonly payload: unknown };

const handlers: Record<string, (lane: Lane, payload: never) => Promise<void>> = {
  'settle-checkout': (lane, payload) => settleCheckout(lane.db, payload, lane.at(), lane.gateway),
  'settle-refund': (lane, payload) => settleRefund(lane.db, payload, lane.at(), lane.gateway),
  'give-refund': (lane, payload) => giveRefund(lane.db, payload, lane.at(), lane.gateway),
};

/**
 * Runs jobs that wait, straight from the worker's own table, the oldest first. One that throws is queued again, as the
 * worker does. Jobs that are not about money are dropped. Returns how many were tried.
 */
export async function runJobs(lane: Lane, most: number, onFailure: (task: string, error: unknown) => void) {
  const taken = await lane.clone.pool.query<Row>(
    `WITH due AS (
       SELECT jobs.id, tasks.identifier AS task FROM graphile_worker._private_jobs AS jobs
       JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
       WHERE tasks.identifier = ANY($1) ORDER BY jobs.id LIMIT $2)
     DELETE FROM graphile_worker._private_jobs AS jobs USING due WHERE jobs.id = due.id
     RETURNING due.task, jobs.payload`,
    [Object.keys(handlers), most],
  );
  for (const { task, payload } of taken.rows) {
    try {
      await handlers[task]?.(lane, payload as never);
    } catch (error) {
      onFailure(task, error);
      await lane.clone.pool.query(`SELECT graphile_worker.add_job($1, $2::json)`, [task, JSON.stringify(payload)]);
    }
  }
  return taken.rows.length;
}
