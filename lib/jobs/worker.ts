import { Logger, parseCronItems, run } from 'graphile-worker';
import type { CronItem, TaskList } from 'graphile-worker';
import type { Db } from '../db/client.ts';
import { openDb } from '../db/client.ts';
import { log } from '../log.ts';
import type { Jobs } from './enqueue.ts';
import { workerHeartbeat } from './health.ts';

/** One function per job. Delivery is at least once, so each must bear being run again. */
export type JobHandlers = { readonly [Name in keyof Jobs]: (db: Db, payload: Jobs[Name], at: Date) => Promise<void> };

export type WorkerOptions = {
  readonly connectionString: string;
  readonly handlers: JobHandlers;
  readonly clock: () => Date;
  readonly concurrency?: number;
  /** False leaves out the recurring jobs. */
  readonly withSchedule?: boolean;
};

export type Worker = { stop(): Promise<void> };

const heartbeatMs = 5_000;

const schedule: CronItem[] = [
  { task: 'sweep-checkouts' satisfies keyof Jobs, match: '*/2 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'close-expired-attempts' satisfies keyof Jobs, match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
];

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ from: 'graphile-worker' }, message);
  else if (level === 'warning') log.warn({ from: 'graphile-worker' }, message);
  else log.debug({ from: 'graphile-worker' }, message);
});

function taskOf<Name extends keyof Jobs>(name: Name, options: WorkerOptions, db: Db): (payload: unknown) => Promise<void> {
  // Payloads are written by enqueue(), which is typed by the same table.
  return (payload) => options.handlers[name](db, payload as Jobs[Name], options.clock());
}

function tasks(options: WorkerOptions, db: Db): TaskList {
  const names = Object.keys(options.handlers) as (keyof Jobs)[];
  return Object.fromEntries(names.map((name) => [name, taskOf(name, options, db)]));
}

/** Says every few seconds that jobs are being worked on. A beat that fails is told in the log and tried again. */
async function startHeartbeat(db: Db, clock: () => Date): Promise<() => Promise<void>> {
  const beat = async () => {
    const at = clock();
    await db.heartbeat.upsert({ where: { name: workerHeartbeat }, create: { name: workerHeartbeat, at }, update: { at } });
  };
  await beat();
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = beat().catch((error: unknown) => log.error({ error: String(error) }, 'the heartbeat failed'));
  }, heartbeatMs);
  return async () => {
    clearInterval(timer);
    await last;
  };
}

/** Starts the worker on a migrated database. `stop` lets running jobs finish. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const concurrency = options.concurrency ?? 4;
  const db = openDb(options.connectionString, concurrency + 1);
  const runner = await run({
    connectionString: options.connectionString,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger,
    taskList: tasks(options, db),
    parsedCronItems: options.withSchedule === false ? [] : parseCronItems(schedule),
  });
  const stopHeartbeat = await startHeartbeat(db, options.clock);
  return {
    async stop() {
      await stopHeartbeat();
      await runner.stop();
      await db.$disconnect();
    },
  };
}
