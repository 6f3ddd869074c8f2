import type { Tx } from '../db/client.ts';

/** The jobs that the worker knows, each with its payload. Payloads carry ids, never personal data. */
export type Jobs = {
  'send-mail': { emailMessageId: string };
  'settle-checkout': { checkoutSessionId: string };
  'settle-refund': { paymentIntentId: string };
  'sweep-checkouts': Record<string, never>;
  'give-refund': { refundId: string };
  'reconcile-money': Record<string, never>;
  'collect-certificate': { enrolmentId: string };
  'certificate-mail': { certificateId: string };
  'close-expired-attempts': Record<string, never>;
  'regrade-attempts': { correctionId: string };
  'verify-records': Record<string, never>;
  'tally-attempt': { attemptId: string };
  'recount-figures': Record<string, never>;
  'delete-stored': { keys: string[] };
  'finish-erasures': Record<string, never>;
  'send-reminders': Record<string, never>;
};

/**
 * Queues a job inside the transaction of the change that causes it: both happen or neither.
 * @param key the same key queues once while the job waits
 * @param laterSeconds how long the job is to wait: for work that nobody waits for, so that it keeps out of a rush
 */
export async function enqueue<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  key?: string,
  laterSeconds = 0,
): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key := ${key ?? null}, max_attempts := 12, run_at := now() + make_interval(secs => ${laterSeconds}::double precision))`;
}
