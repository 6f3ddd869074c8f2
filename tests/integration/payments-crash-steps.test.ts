import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { giveRefund } from '#lib/payments/commands/give-refund.ts';
import { requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { PaymentServiceError } from '#lib/payments/gateway.ts';
import { now } from '#lib/time/clock.ts';
import { startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines, standOf } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';

// A crash at any write of a transaction is an end before its commit: each table in turn takes no more writes, as if the
// process had ended right there. Afterwards nothing may be half done, and the next run must do the whole.
let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
  await createAdmin(bench.db);
  await bench.db.$executeRawUnsafe(`
    CREATE FUNCTION end_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the process ended here'; END $$`);
});
afterAll(() => bench.close());

async function endingAt(table: string, work: () => Promise<unknown>): Promise<void> {
  await bench.db.$executeRawUnsafe(
    `CREATE TRIGGER end_here BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION end_here()`,
  );
  try {
    await expect(work()).rejects.toThrow();
  } finally {
    await bench.db.$executeRawUnsafe(`DROP TRIGGER end_here ON ${table}`);
  }
}

const stand = (order: BenchOrder) => standOf(bench, order);
const mails = (order: BenchOrder, kind: string) =>
  bench.db.emailMessage.count({ where: { to: order.person.email, kind } });
const jobs = 'graphile_worker._private_jobs';

test.each(['"Order"', '"OrderEvent"', '"Enrolment"', '"EnrolmentEvent"', '"EmailMessage"', jobs])(
  'a crash of fulfilment at its write to %s leaves nothing half done, and the next run enrols exactly once',
  async (table) => {
    const order = await payForLines(bench, { isSettled: false });
    const settle = () => settleCheckout(bench.db, bench.gateway, order.sessionId, now());
    await endingAt(table, settle);
    expect(await stand(order)).toMatchObject({ status: 'open', running: [0, 0], events: [], refunds: [] });
    expect(await mails(order, 'order-receipt')).toBe(0);
    await Promise.all([settle(), settle()]);
    expect(await stand(order)).toMatchObject({ status: 'paid', running: [1, 1], refunds: [] });
    expect(await mails(order, 'order-receipt')).toBe(1);
    expect(await bench.db.orderEvent.count({ where: { orderId: order.orderId, kind: 'paid' } })).toBe(1);
  },
);

test.each(['"Refund"', '"RefundLine"', '"OrderEvent"', '"Enrolment"', jobs])(
  'a crash of a mixed basket with a duplicate at its write to %s heals: that line goes back once, the other is given',
  async (table) => {
    const order = await payForLines(bench, { isSettled: false });
    const admin = adminViewerOf(await createAdmin(bench.db));
    const [course] = order.courses;
    if (!course) throw new Error('no course');
    const { courseId, courseVersionId } = course;
    await transact(bench.db, (tx) =>
      grantEnrolment(tx, admin, { userId: order.person.id, courseId, courseVersionId, reason: 'A prize' }, now()),
    );
    const settle = () => settleCheckout(bench.db, bench.gateway, order.sessionId, now());
    await endingAt(table, settle);
    expect(await stand(order)).toMatchObject({ status: 'open', running: [0, 0], events: [], refundsAtStripe: 0 });
    await settle();
    await bench.runJobs();
    expect(await stand(order)).toMatchObject({
      status: 'paid',
      refunds: ['system given 5900'],
      running: [0, 1],
      events: ['duplicate-payment', 'partly-refunded'],
      refundsAtStripe: 1,
    });
  },
);

const press = (order: BenchOrder, gateway = bench.gateway) =>
  requestMyRefund(
    bench.db,
    gateway,
    order.viewer,
    { orderId: order.orderId, lineIds: order.lineIds, reason: 'It is not for me.' },
    now(),
  );
const silent = (): never => {
  throw new PaymentServiceError('api_connection_error', false, null);
};

test.each(['"Refund"', '"RefundLine"', '"OrderEvent"', '"Order"', '"Enrolment"', '"EnrolmentEvent"', jobs])(
  'a crash of deciding a refund at its write to %s decides nothing: the course runs, no money moves, and pressing again works',
  async (table) => {
    const order = await payForLines(bench);
    await endingAt(table, () => press(order));
    expect(await stand(order)).toMatchObject({
      status: 'paid',
      running: [1, 1],
      refunds: [],
      events: [],
      refundsAtStripe: 0,
    });
    expect(await press(order)).toMatchObject({ ok: true });
    expect(await stand(order)).toMatchObject({
      status: 'refunded',
      running: [0, 0],
      givenMinor: 9_800,
      refundsAtStripe: 1,
    });
  },
);

test.each(['"Order"', '"Refund"', '"OrderEvent"', '"EmailMessage"', jobs])(
  'a crash of giving a decided refund at its write to %s: however far it came, the next try ends with one refund and one mail',
  async (table) => {
    const order = await payForLines(bench);
    await press(order, { ...bench.gateway, readPayment: silent });
    const { id } = await bench.db.refund.findFirstOrThrow({ where: { orderId: order.orderId } });
    await endingAt(table, () => giveRefund(bench.db, bench.gateway, id, now()));
    expect(await stand(order)).toMatchObject({ refunds: ['therapist requested 9800'], running: [0, 0] });
    await giveRefund(bench.db, bench.gateway, id, now());
    await bench.runJobs();
    expect(await stand(order)).toEqual({
      status: 'refunded',
      refunds: ['therapist given 9800'],
      running: [0, 0],
      events: ['refund-requested', 'refunded'],
      givenMinor: 9_800,
      refundsAtStripe: 1,
    });
    expect(await mails(order, 'order-refunded')).toBe(1);
  },
);

test.each(['"Order"', '"Dispute"', '"OrderEvent"', '"Enrolment"', '"EnrolmentEvent"', '"EmailMessage"'])(
  'a crash of reading a dispute at its write to %s heals at the next reading',
  async (table) => {
    const order = await payForLines(bench);
    bench.standIn.control.dispute(order.payment);
    const read = () => settleRefund(bench.db, bench.gateway, order.payment, now());
    await endingAt(table, read);
    expect((await stand(order)).events).toEqual([]);
    expect(await bench.db.enrolment.count({ where: { userId: order.person.id, frozenAt: { not: null } } })).toBe(0);
    await read();
    expect((await stand(order)).events).toEqual(['disputed']);
    expect(await bench.db.enrolment.count({ where: { userId: order.person.id, frozenAt: { not: null } } })).toBe(2);
  },
);

test('after a refund was refused, a crash before that is written down heals: the course runs again', async () => {
  const order = await payForLines(bench);
  bench.standIn.control.set({ hold: true });
  bench.standIn.control.dispute(order.payment);
  const dying = {
    ...bench.gateway,
    refund: async (request: Parameters<typeof bench.gateway.refund>[0]) => {
      await bench.gateway.refund(request);
      throw new Error('the process ended here');
    },
  };
  await expect(press(order, dying)).rejects.toThrow('the process ended here');
  expect(await stand(order)).toMatchObject({ refunds: ['therapist requested 9800'], running: [0, 0] });
  await bench.runJobs();
  expect(await stand(order)).toMatchObject({ status: 'paid', refunds: ['therapist refused 9800'], running: [1, 1] });
});
