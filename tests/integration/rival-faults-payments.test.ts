// Two mistakes of other systems' payment code, each with the harm it does there: the buyer pays, and somebody else is
// enrolled; the buyer pays, and nobody ever is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { sweepCheckouts } from '#lib/payments/commands/sweep-checkouts.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { now } from '#lib/time/clock.ts';
import { effectsOf, enrolledOnce, pay, startBuyer, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { createTherapist, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
afterAll(() => bench.close());

/** While it holds, the database takes no enrolment: the process "dies" after the payment is known and before anyone is enrolled. */
async function withoutEnrolments(work: () => Promise<void>): Promise<void> {
  const { db } = bench;
  await db.$executeRawUnsafe(
    `CREATE FUNCTION no_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the process ended here'; END $$`,
  );
  await db.$executeRawUnsafe(
    'CREATE TRIGGER no_enrolment BEFORE INSERT ON "Enrolment" FOR EACH ROW EXECUTE FUNCTION no_enrolment()',
  );
  try {
    await work();
  } finally {
    await db.$executeRawUnsafe('DROP TRIGGER no_enrolment ON "Enrolment"');
    await db.$executeRawUnsafe('DROP FUNCTION no_enrolment()');
  }
}

test('the enrolment goes to whoever is signed in when the payment comes back: never, it goes to the buyer of the order', async () => {
  const buyer = await startBuyer(bench);
  const stranger = viewerOf(await createTherapist(bench.db));
  await pay(buyer.url);
  expect(await settleMyOrder(bench.db, bench.gateway, stranger, { sessionId: buyer.sessionId }, now())).toBeNull();
  expect(await bench.db.enrolment.count({ where: { userId: stranger.userId } })).toBe(0);

  await settleMyOrder(bench.db, bench.gateway, buyer.viewer, { sessionId: buyer.sessionId }, now());
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
  expect(await bench.db.enrolment.count({ where: { userId: stranger.userId } })).toBe(0);
});

test('paid is written first, the enrolment fails, and the buyer is locked out: never, neither is written and the retry enrols', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  await withoutEnrolments(async () => {
    await expect(settleCheckout(bench.db, bench.gateway, buyer.sessionId, now())).rejects.toThrow('the process ended');
    await bench.runJobs();
    expect(await effectsOf(bench.db, buyer)).toMatchObject({
      status: 'open',
      enrolments: 0,
      paidEvents: 0,
      receipts: 0,
    });
  });
  const [job] = await bench.db.$queryRaw<{ attempts: number }[]>`SELECT attempts FROM graphile_worker.jobs`;
  expect(job?.attempts, 'the job that failed waits to be tried again').toBe(1);

  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('the retry passes over what is marked as paid: never, the sweep finds a payment whose enrolment failed', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  await withoutEnrolments(() =>
    expect(settleCheckout(bench.db, bench.gateway, buyer.sessionId, now())).rejects.toThrow('the process ended'),
  );
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 3 * minuteMs));
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});
