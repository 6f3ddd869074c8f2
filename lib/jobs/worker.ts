import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run } from 'graphile-worker';
import type { CronItem, TaskList, WorkerEvents } from 'graphile-worker';
import type { Db } from '../db/client.ts';
import { openDb } from '../db/client.ts';
import { log } from '../log.ts';
import { enqueue } from './enqueue.ts';
import type { Jobs } from './enqueue.ts';
import { workerHeartbeat } from './health.ts';
import { beat, freeJobsOfTheDead } from './recovery.ts';

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

export type Worker = {
  /** Rejects when the worker can go on no longer; the process should then end and be started again. */
  readonly ended: Promise<void>;
  /** Lets running jobs finish. */
  stop(): Promise<void>;
};

const heartbeatMs = 5_000;

const dayMs = 24 * 60 * 60_000;

/** Times are UTC: the nightly check runs a little after two in the morning in Sydney. A night missed is made up for. */
const schedule: CronItem[] = [
  {
    task: 'sweep-checkouts' satisfies keyof Jobs,
    match: '*/2 * * * *',
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: 'sweep-checkouts' },
  },
  {
    task: 'close-expired-attempts' satisfies keyof Jobs,
    match: '* * * * *',
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: 'close-expired-attempts' },
  },
  {
    task: 'verify-records' satisfies keyof Jobs,
    match: '17 16 * * *',
    options: { backfillPeriod: dayMs, maxAttempts: 3, jobKey: 'verify-records' },
  },
  {
    // In the small hours in Sydney. A night on which nothing ran is made up for.
    task: 'recount-figures' satisfies keyof Jobs,
    match: '20 16 * * *',
    options: { backfillPeriod: 24 * 60 * 60_000, maxAttempts: 3, jobKey: 'recount-figures' },
  },
  {
    task: 'finish-erasures' satisfies keyof Jobs,
    match: '50 16 * * *',
    options: { backfillPeriod: dayMs, maxAttempts: 5, jobKey: 'finish-erasures' },
  },
  {
    // Each therapist's morning is another hour.
    task: 'send-reminders' satisfies keyof Jobs,
    match: '5 * * * *',
    options: { backfillPeriod: 0, maxAttempts: 3, jobKey: 'send-reminders' },
  },
  {
    task: 'reconcile-money' satisfies keyof Jobs,
    match: '40 16 * * *',
    options: { backfillPeriod: dayMs, maxAttempts: 5, jobKey: 'reconcile-money' },
  },
];

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ from: 'graphile-worker' }, message);
  else if (level === 'warning') log.warn({ from: 'graphile-worker' }, message);
  else log.debug({ from: 'graphile-worker' }, message);
});

function taskOf<Name extends keyof Jobs>(
  name: Name,
  options: WorkerOptions,
  db: Db,
): (payload: unknown) => Promise<void> {
  // Payloads are written by enqueue(), which is typed by the same table.
  return (payload) => options.handlers[name](db, payload as Jobs[Name], options.clock());
}

function tasks(options: WorkerOptions, db: Db): TaskList {
  const names = Object.keys(options.handlers) as (keyof Jobs)[];
  return Object.fromEntries(names.map((name) => [name, taskOf(name, options, db)]));
}

/**
 * Queues what is otherwise done at night and was never done: attempts finished before this release are then counted and
 * checked at once and not tomorrow.
 */
async function queueFirstRuns(db: Db): Promise<void> {
  await db.$transaction(async (tx) => {
    const [check, count] = [
      await tx.recordCheck.findFirst({ select: { id: true } }),
      await tx.figureCheck.findFirst({ select: { id: true } }),
    ];
    if (!check) await enqueue(tx, 'verify-records', {}, 'verify-records');
    if (!count) await enqueue(tx, 'recount-figures', {}, 'recount-figures');
  });
}

/** Says every few seconds who is working, and takes back the jobs of workers that no longer say so. */
async function startHeartbeat(db: Db, clock: () => Date, poolIds: ReadonlySet<string>): Promise<() => Promise<void>> {
  const round = async () => {
    await beat(db, [workerHeartbeat, ...poolIds], clock());
    await freeJobsOfTheDead(db, clock());
  };
  await round();
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = round().catch((error: unknown) => log.error({ error: String(error) }, 'the heartbeat failed'));
  }, heartbeatMs);
  return async () => {
    clearInterval(timer);
    await last;
  };
}

/** Starts the worker on a migrated database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const concurrency = options.concurrency ?? 4;
  const db = openDb(options.connectionString, concurrency + 1);
  const poolIds = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool, not of the single worker in it.
  events.on('pool:create', ({ workerPool }) => void poolIds.add(workerPool.id));
  const runner = await run({
    connectionString: options.connectionString,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger,
    events,
    taskList: tasks(options, db),
    parsedCronItems: options.withSchedule === false ? [] : parseCronItems(schedule),
  });
  const stopHeartbeat = await startHeartbeat(db, options.clock, poolIds);
  if (options.withSchedule !== false) await queueFirstRuns(db);
  const ended = runner.promise.finally(stopHeartbeat);
  ended.catch((error: unknown) => log.error({ error: String(error) }, 'the worker ended'));
  return {
    ended,
    async stop() {
      await runner.stop();
      await stopHeartbeat();
      await db.$disconnect();
    },
  };
}
