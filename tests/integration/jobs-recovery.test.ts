import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { beat, freeJobsOfTheDead } from '#lib/jobs/recovery.ts';
import { now } from '#lib/time/clock.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const inSeconds = (seconds: number) => new Date(now().getTime() + seconds * 1000);
const lockedBy = async () =>
  (await database.db.$queryRaw<{ by: string | null }[]>`SELECT locked_by AS by FROM graphile_worker._private_jobs`).map(
    (row) => row.by,
  );

/** A worker in a process of its own whose every job never ends. */
const stuckWorker = `
  import { startWorker } from '#lib/jobs/worker.ts';
  import { now } from '#lib/time/clock.ts';
  const never = () => new Promise(() => {});
  const handlers = { 'send-mail': never, 'settle-checkout': never, 'settle-refund': never, 'sweep-checkouts': never, 'certificate-mail': never, 'close-expired-attempts': never, 'regrade-attempts': never, 'verify-records': never };
  await startWorker({ connectionString: process.env.TEST_URL, clock: now, handlers, withSchedule: false });
`;

let child: ChildProcess;
afterEach(() => void child.kill('SIGKILL'));

test(
  'a job whose worker was killed is free again after 30 seconds, and not while the worker still beats',
  { timeout: 60_000 },
  async () => {
    child = spawn(process.execPath, ['--input-type=module', '-e', stuckWorker], {
      env: { ...process.env, TEST_URL: database.url },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await database.db.$transaction((tx) => enqueue(tx, 'certificate-mail', { certificateId: 'c1' }));
    await vi.waitFor(async () => expect((await lockedBy())[0]).toMatch(/^pool-/), { timeout: 30_000, interval: 200 });
    const worker = (await lockedBy())[0] ?? '';
    await vi.waitFor(async () => expect(await database.db.heartbeat.count({ where: { name: worker } })).toBe(1), {
      timeout: 15_000,
      interval: 200,
    });
    child.kill('SIGKILL');
    await ended;

    await beat(database.db, [worker], inSeconds(40));
    expect(await freeJobsOfTheDead(database.db, inSeconds(60))).toEqual([]);
    expect(await lockedBy()).toEqual([worker]);

    expect(await freeJobsOfTheDead(database.db, inSeconds(75))).toEqual([worker]);
    expect(await lockedBy()).toEqual([null]);
  },
);
