import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freeJobsOfTheDead } from '#lib/jobs/recovery.ts';
import { rootDir } from '#lib/paths.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { sweepCheckouts } from '#lib/payments/commands/sweep-checkouts.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { now } from '#lib/time/clock.ts';
import { effectsOf, enrolledOnce, pay, startBuyer, startPayments, until } from '#tests/integration/payments-bench.ts';
import type { Bench, Buyer } from '#tests/integration/payments-bench.ts';
import { createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
afterAll(() => bench.close());

function startWorker(): ChildProcess {
  const args = ['tests/integration/payments-worker-child.ts', bench.database.url, bench.standIn.url];
  return spawn(process.execPath, args, { cwd: rootDir, stdio: 'ignore' });
}

/** Another session holds the mail table, so that a settling transaction stops at its last step, all else written. */
async function holdMail(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: bench.database.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE "EmailMessage" IN EXCLUSIVE MODE');
  return client;
}

async function isStoppedAtMail(): Promise<boolean> {
  const rows = await bench.db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO "public"."EmailMessage"%'`;
  return rows.length > 0;
}

/** The buyer pays, a worker takes the job, writes everything, and dies by SIGKILL with the commit still to come. */
async function killWorkerBeforeCommit(buyer: Buyer): Promise<void> {
  bench.answers.length = 0;
  await pay(buyer.url);
  await bench.answered(1);
  const holder = await holdMail();
  const worker = startWorker();
  try {
    await until(isStoppedAtMail, 20_000);
  } finally {
    const gone = once(worker, 'exit');
    const wasRunning = worker.kill('SIGKILL');
    if (wasRunning) await gone;
    await holder.query('ROLLBACK');
    await holder.end();
  }
}

test('a worker killed between the webhook and the commit leaves nothing half done, and the next one enrols exactly once', async () => {
  const buyer = await startBuyer(bench);
  await killWorkerBeforeCommit(buyer);
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'open', enrolments: 0, paidEvents: 0, receipts: 0 });

  expect(await freeJobsOfTheDead(bench.db, new Date(now().getTime() + minuteMs))).toHaveLength(1);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('a worker killed for good: the sweep enrols, and its job, run after all, adds nothing', async () => {
  const buyer = await startBuyer(bench);
  await killWorkerBeforeCommit(buyer);
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 3 * minuteMs));
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
  expect(await freeJobsOfTheDead(bench.db, new Date(now().getTime() + minuteMs))).toHaveLength(1);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

/** A process that ends right after Stripe made the checkout, before its answer is stored. */
function dyingGateway(): PaymentGateway {
  return {
    ...bench.gateway,
    createCheckout: async (request) => {
      await bench.gateway.createCheckout(request);
      throw new Error('the process ended here');
    },
  };
}

test('a crash between making the checkout and storing it heals: the next click gets that same checkout', async () => {
  const { slug } = await publishTinyCourse(bench.db);
  const therapist = await createTherapist(bench.db);
  const viewer = viewerOf(therapist);
  const before = bench.standIn.control.state().sessions.length;
  const input = wishOf({ slug, currency: 'AUD' });
  await expect(startCheckout(bench.db, dyingGateway(), viewer, input, now())).rejects.toThrow('the process ended here');
  const started = await startCheckout(bench.db, bench.gateway, viewer, input, now());
  expect(started).toMatchObject({ ok: true });
  expect(bench.standIn.control.state().sessions.length).toBe(before + 1);
  expect(await bench.db.order.count({ where: { userId: therapist.id } })).toBe(1);
});

test('an order whose checkout was never stored is closed by the sweep once no checkout can be made for it', async () => {
  const { slug } = await publishTinyCourse(bench.db);
  const therapist = await createTherapist(bench.db);
  await expect(
    startCheckout(bench.db, dyingGateway(), viewerOf(therapist), wishOf({ slug, currency: 'AUD' }), now()),
  ).rejects.toThrow();
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 10 * minuteMs));
  expect(await bench.db.order.findFirstOrThrow({ where: { userId: therapist.id } })).toMatchObject({ status: 'open' });
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 26 * minuteMs));
  expect(await bench.db.order.findFirstOrThrow({ where: { userId: therapist.id } })).toMatchObject({
    status: 'expired',
  });
});

test('a page that was paid although a crash kept it from being stored, and no event came: the sweep settles the order', async () => {
  bench.standIn.control.set({ hold: true });
  const buyer = await startBuyer(bench);
  await bench.db.order.update({ where: { id: buyer.orderId }, data: { checkoutSessionId: null, checkoutUrl: null } });
  expect(await pay(buyer.url)).toBe(303);
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 26 * minuteMs));
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('a page that a crash kept from being stored cannot be paid any more once the sweep has closed its order', async () => {
  const buyer = await startBuyer(bench);
  await bench.db.order.update({ where: { id: buyer.orderId }, data: { checkoutSessionId: null, checkoutUrl: null } });
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 26 * minuteMs));
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'expired', enrolments: 0 });
  expect(await pay(buyer.url)).not.toBe(303);
});
