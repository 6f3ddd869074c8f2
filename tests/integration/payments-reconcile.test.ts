import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAnAdminError } from '#lib/admin-guard.ts';
import { newId } from '#lib/ids.ts';
import type { Books } from '#lib/payments/books.ts';
import { reconcile, reconcileRecentDays } from '#lib/payments/commands/reconcile.ts';
import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';
import { getRun, listRuns } from '#lib/payments/queries-money.ts';
import { recentPeriod } from '#lib/payments/rules/reconcile.ts';
import { differenceNames } from '#lib/payments/rules/reconcile/types.ts';
import { now } from '#lib/time/clock.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { pay, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';

let bench: Bench;
let admin: AdminViewer;
let course: TinyCourse;
/** Long enough after everything that nothing is under way any more. */
const afterwards = () => new Date(now().getTime() + 2 * 3_600_000);
beforeAll(async () => {
  bench = await startPayments();
  // Nothing is heard by itself: what a test wants known, it reads.
  bench.standIn.control.set({ hold: true });
  admin = adminViewerOf(await createAdmin(bench.db, 'books@example.test'));
  course = await publishTinyCourse(bench.db);
});
afterAll(() => bench.close());

const buy = (isSettled = true) => payForLines(bench, { amounts: [5_900], courses: [course], isSettled });
const giveBack = async (order: BenchOrder) => {
  const input = { orderId: order.orderId, lineIds: order.lineIds, reason: '' };
  const done = await requestMyRefund(bench.db, bench.gateway, order.viewer, input, now());
  if (!done.ok) throw new Error(done.reason);
  return bench.db.refund.findUniqueOrThrow({ where: { id: done.value.refundId } });
};
async function payOnceMore(orderId: string): Promise<void> {
  const opened = await bench.gateway.createCheckout({
    orderId,
    orderNumber: 'O-again',
    currency: 'AUD',
    lines: [{ description: 'Once more', amountMinor: 5_900, quantity: 1 }],
    customerEmail: 'again@example.test',
    expiresAt: new Date(now().getTime() + 3_600_000),
    idempotencyKey: newId(),
  });
  expect(await pay(opened.url)).toBe(303);
}
const compare = async (gateway: PaymentGateway = bench.gateway) => {
  const at = afterwards();
  const done = await reconcile(bench.db, gateway, admin, recentPeriod(at), at);
  if (!done.ok) throw new Error(done.reason);
  const run = await getRun(bench.db, admin, done.value.runId);
  if (!run) throw new Error('the comparison was not kept');
  return run;
};
/** The real books with one thing put in that cannot be made at the stand-in. */
const withBooks = (change: (books: Books) => Books): PaymentGateway => ({
  ...bench.gateway,
  listBooks: async (from, until) => change(await bench.gateway.listBooks(from, until)),
});
const mails = () => bench.db.emailMessage.findMany({ where: { to: 'books@example.test', kind: 'money-differs' } });

test('payments, refunds, a free order and a dispute that both sides know: the books agree, sum for sum', async () => {
  await buy();
  await giveBack(await buy());
  const part = await buy();
  const refund = { kind: 'part', lineId: part.lineIds[0] ?? '', amountMinor: 1_000 } as const;
  const reason = 'The film was out of order.';
  await requestAdminRefund(bench.db, bench.gateway, admin, { orderId: part.orderId, refund, reason }, now());
  const disputed = await buy();
  bench.standIn.control.dispute(disputed.payment);
  await settleRefund(bench.db, bench.gateway, disputed.payment, now());
  await createPaidOrder(bench.db, await createTherapist(bench.db), [course], { amountMinor: 0, at: now() });
  const run = await compare();
  expect(run.differences).toEqual([]);
  const sums = { payments: 4, paidMinor: 4 * 5_900, refunds: 2, refundedMinor: 6_900, disputes: 1 };
  expect(run.sums.currencies).toEqual([{ currency: 'AUD', ours: sums, theirs: sums }]);
  expect(run).toMatchObject({ actor: 'books@example.test', differenceCount: 0 });
  await reconcileRecentDays(bench.db, bench.gateway, afterwards());
  expect(await mails()).toEqual([]);
});

test('a payment and a refund of this minute are under way and no alarm', async () => {
  const order = await buy(false);
  await bench.stripe.refunds.create({ payment_intent: order.payment });
  const at = now();
  const done = await reconcile(bench.db, bench.gateway, admin, recentPeriod(at), at);
  expect(done.ok && (await getRun(bench.db, admin, done.value.runId))?.differences).toEqual([]);
  // Put right, so that the tests below find their own.
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect((await compare()).differences).toEqual([]);
});

test('every difference there is, each planted once: each is found by its name and nothing else, and told once', async () => {
  const { db, standIn } = bench;
  const owed = await buy(false);
  await createPaidOrder(db, await createTherapist(db), [course], { at: now() });
  const cheaper = await buy();
  await db.order.update({ where: { id: cheaper.orderId }, data: { totalMinor: 5_800 } });
  const foreign = await buy();
  await db.order.update({ where: { id: foreign.orderId }, data: { currency: 'GBP' } });
  await payOnceMore((await buy()).orderId);
  await payOnceMore(newId());
  await bench.stripe.refunds.create({ payment_intent: (await buy()).payment, amount: 700 });
  const refund = { id: newId(), orderId: (await buy()).orderId, status: 'given', origin: 'admin' } as const;
  await db.refund.create({ data: { ...refund, amountMinor: 900, reason: 'Planted.', requestedAt: now() } });
  const changed = await giveBack(await buy());
  await db.refund.update({ where: { id: changed.id }, data: { amountMinor: 5_000 } });
  standIn.control.failRefund((await giveBack(await buy())).serviceRefundId ?? '');
  standIn.control.dispute((await buy()).payment);
  const decided = await buy();
  const dispute = standIn.control.dispute(decided.payment);
  await settleRefund(db, bench.gateway, decided.payment, now());
  standIn.control.closeDispute(dispute.id, 'lost');
  const payout = { id: 'po_planted', amountMinor: 100, entriesMinor: 90, currency: 'AUD', status: 'paid' } as const;
  const times = { createdAt: now(), arrivalAt: now() };
  const books = withBooks((real) => ({ ...real, payouts: [...real.payouts, { ...payout, ...times }] }));

  const run = await compare(books);
  expect(run.differences.map(({ name }) => name).toSorted()).toEqual([...differenceNames].toSorted());
  expect(run.differences.find(({ name }) => name === 'paid-there-not-here')).toMatchObject({
    orderId: owed.orderId,
    subjectId: owed.payment,
    oursMinor: 5_900,
    theirsMinor: 5_900,
    currency: 'AUD',
  });
  expect(run.sums.payouts).toMatchObject([{ id: 'po_planted', amountMinor: 100, netMinor: 90 }]);

  await reconcileRecentDays(db, books, afterwards());
  await reconcileRecentDays(db, books, afterwards());
  const [told, ...more] = await mails();
  expect(more).toEqual([]);
  // Five were lost events: the nightly run has put them right before it told of the others.
  const left = differenceNames.length - 5;
  expect(told?.text).toContain(`${left} differences`);
  expect(told?.text).toMatch(/\/admin\/money\?run=[0-9a-f-]{36}/);
  await payOnceMore(newId());
  await reconcileRecentDays(db, books, afterwards());
  expect((await mails()).map(({ text }) => text).join('\n')).toContain('found one difference');
  const [newest] = await listRuns(db, admin);
  expect(newest).toMatchObject({ actor: null, differenceCount: left + 1 });
});

test('disputes of which no event came: the nightly run closes the course, and opens it again, months later too', async () => {
  const { db, standIn, gateway } = bench;
  const order = await buy();
  const frozen = async () =>
    (await db.enrolment.findFirstOrThrow({ where: { orderLine: { orderId: order.orderId } } })).frozenAt !== null;
  const dispute = standIn.control.dispute(order.payment);
  expect(await frozen()).toBe(false);
  const told = (await mails()).length;
  await reconcileRecentDays(db, gateway, afterwards());
  expect(await frozen()).toBe(true);
  standIn.control.closeDispute(dispute.id, 'won');
  await reconcileRecentDays(db, gateway, new Date(now().getTime() + 60 * 86_400_000));
  expect(await frozen()).toBe(false);
  expect(await mails()).toHaveLength(told);
});

test('a payment of which no event came, and whose order was closed here: the nightly run settles it', async () => {
  const { db, gateway } = bench;
  const order = await buy(false);
  await db.order.update({ where: { id: order.orderId }, data: { status: 'expired', settledAt: now() } });
  await reconcileRecentDays(db, gateway, afterwards());
  expect(await db.order.findUniqueOrThrow({ where: { id: order.orderId } })).toMatchObject({ status: 'paid' });
  expect(await db.enrolment.count({ where: { orderLine: { orderId: order.orderId }, endedAt: null } })).toBe(1);
});

test('a payment service that is down: kindly refused, and nothing is written', async () => {
  const before = await bench.db.reconciliation.count();
  bench.standIn.control.set({ failRequests: 50 });
  const at = afterwards();
  expect(await reconcile(bench.db, bench.gateway, admin, recentPeriod(at), at)).toEqual({
    ok: false,
    reason: 'payment-service-down',
  });
  await expect(reconcileRecentDays(bench.db, bench.gateway, at)).rejects.toThrow('payment service');
  bench.standIn.control.set({ failRequests: 0 });
  expect(await bench.db.reconciliation.count()).toBe(before);
  expect((await compare()).differences.length).toBeGreaterThan(0);
});

test('only admins compare and read what was found', async () => {
  const stranger = viewerOf(await createTherapist(bench.db)) as unknown as AdminViewer;
  const at = afterwards();
  await expect(reconcile(bench.db, bench.gateway, stranger, recentPeriod(at), at)).rejects.toThrow(NotAnAdminError);
  await expect(getRun(bench.db, stranger, undefined)).rejects.toThrow(NotAnAdminError);
  await expect(listRuns(bench.db, stranger)).rejects.toThrow(NotAnAdminError);
  expect(await getRun(bench.db, admin, 'not-an-id')).toBeNull();
});
