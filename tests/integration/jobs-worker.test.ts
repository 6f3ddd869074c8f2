import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDb } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { checkHealth } from '#lib/jobs/health.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import type { JobHandlers } from '#lib/jobs/worker.ts';
import { now } from '#lib/time/clock.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

function handlersWith(own: Partial<JobHandlers>): JobHandlers {
  const nothing = async () => {};
  return {
    'send-mail': nothing,
    'settle-checkout': nothing,
    'settle-refund': nothing,
    'sweep-checkouts': nothing,
    'certificate-mail': nothing,
    'collect-certificate': nothing,
    'close-expired-attempts': nothing,
    'regrade-attempts': nothing,
    'verify-records': nothing,
    'tally-attempt': nothing,
    'recount-figures': nothing,
    'delete-stored': nothing,
    'finish-erasures': nothing,
    'send-reminders': nothing,
    'give-refund': nothing,
    'reconcile-money': nothing,
    ...own,
  };
}

test('health fails before the worker was seen, is well while it beats, and fails when the beat is 30 seconds old', async () => {
  expect(await checkHealth(database.db, now())).toEqual({ database: 'ok', jobs: 'failed' });
  const worker = await startWorker({
    connectionString: database.url,
    clock: now,
    handlers: handlersWith({}),
    withSchedule: false,
  });
  expect(await checkHealth(database.db, now())).toEqual({ database: 'ok', jobs: 'ok' });
  await worker.stop();
  expect(await checkHealth(database.db, new Date(now().getTime() + 31_000))).toEqual({
    database: 'ok',
    jobs: 'failed',
  });
});

test('health says so, and does not throw, when the database is gone', async () => {
  const gone = openDb('postgresql://nobody:nothing@127.0.0.1:1/none');
  expect(await checkHealth(gone, now())).toEqual({ database: 'failed', jobs: 'failed' });
  await gone.$disconnect();
});

test('a job carries its payload and is tried again when it fails', async () => {
  const seen: string[] = [];
  const settle: JobHandlers['settle-checkout'] = async (_db, payload) => {
    seen.push(payload.checkoutSessionId);
    if (seen.length === 1) throw new Error('once');
  };
  const worker = await startWorker({
    connectionString: database.url,
    clock: now,
    handlers: handlersWith({ 'settle-checkout': settle }),
    withSchedule: false,
  });
  await database.db.$transaction((tx) => enqueue(tx, 'settle-checkout', { checkoutSessionId: 'cs_1' }));
  await vi.waitFor(() => expect(seen).toEqual(['cs_1', 'cs_1']), { timeout: 15_000 });
  await worker.stop();
});

test('stopping waits for a job that runs', async () => {
  let [hasStarted, hasFinished] = [false, false];
  const slow: JobHandlers['certificate-mail'] = async () => {
    hasStarted = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    hasFinished = true;
  };
  const worker = await startWorker({
    connectionString: database.url,
    clock: now,
    handlers: handlersWith({ 'certificate-mail': slow }),
    withSchedule: false,
  });
  await database.db.$transaction((tx) => enqueue(tx, 'certificate-mail', { certificateId: 'c1' }));
  await vi.waitFor(() => expect(hasStarted).toBe(true), { timeout: 10_000 });
  await worker.stop();
  expect(hasFinished).toBe(true);
});

test('the recurring jobs are known to the schedule', async () => {
  const worker = await startWorker({ connectionString: database.url, clock: now, handlers: handlersWith({}) });
  await vi.waitFor(
    async () => {
      const rows = await database.db.$queryRaw<
        { identifier: string }[]
      >`SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY 1`;
      expect(rows.map((row) => row.identifier)).toEqual([
        'close-expired-attempts',
        'finish-erasures',
        'reconcile-money',
        'recount-figures',
        'send-reminders',
        'sweep-checkouts',
        'verify-records',
      ]);
    },
    { timeout: 10_000 },
  );
  await worker.stop();
});

test('what is done every night is done at the first start too, once, and not again when it was done', async () => {
  const fresh = await cloneDatabase();
  const ran: string[] = [];
  const start = () =>
    startWorker({
      connectionString: fresh.url,
      clock: now,
      handlers: handlersWith({
        'verify-records': async (db) => {
          const at = now();
          const none = { attempts: 0, steps: 0, notRecomputed: 0, faultCount: 0, faults: [] };
          await db.recordCheck.create({ data: { id: newId(), startedAt: at, endedAt: at, ...none } });
          ran.push('verify-records');
        },
        'recount-figures': async (db) => {
          const none = { attempts: 0, counts: 0, missed: 0, wrong: 0, differences: [] };
          await db.figureCheck.create({ data: { id: newId(), at: now(), ...none } });
          ran.push('recount-figures');
        },
        'certificate-mail': async () => void ran.push('mark'),
      }),
    });
  const first = await start();
  await vi.waitFor(() => expect(ran.toSorted()).toEqual(['recount-figures', 'verify-records']), { timeout: 10_000 });
  await first.stop();
  const second = await start();
  await fresh.db.$transaction((tx) => enqueue(tx, 'certificate-mail', { certificateId: 'c1' }));
  await vi.waitFor(() => expect(ran).toContain('mark'), { timeout: 10_000 });
  await second.stop();
  expect(ran.filter((name) => name !== 'mark')).toHaveLength(2);
  await fresh.drop();
});
