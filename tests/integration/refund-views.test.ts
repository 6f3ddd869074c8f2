import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countMoneyTroubles, getOrderMoney } from '#lib/account/admin-queries/order-money.ts';
import { listOrders } from '#lib/account/admin-queries/orders.ts';
import { orderFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { newId } from '#lib/ids.ts';
import { assignRefund } from '#lib/payments/commands/assign-refund.ts';
import { markPaidByHand } from '#lib/payments/commands/mark-paid-by-hand.ts';
import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { getMyRefund, listRefundable, previewAdminRefund, previewMyRefund } from '#lib/payments/queries-refund.ts';
import { now } from '#lib/time/clock.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { issue, sit } from '#tests/integration/certificate-helpers.ts';
import { startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin, createTherapist, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
let admin: AdminViewer;
beforeAll(async () => {
  bench = await startPayments();
  bench.standIn.control.set({ hold: true });
  admin = adminViewerOf(await createAdmin(bench.db));
});
afterAll(() => bench.close());

const dayMs = 86_400_000;
const reason = 'A reason of an admin.';
const settle = ({ payment }: BenchOrder) => settleRefund(bench.db, bench.gateway, payment, now());
const giveBack = async (order: BenchOrder, lineIds: readonly string[]) => {
  const input = { orderId: order.orderId, lineIds, reason: '' };
  const done = await requestMyRefund(bench.db, bench.gateway, order.viewer, input, now());
  if (!done.ok) throw new Error(done.reason);
  return done.value;
};
const seen = async (order: BenchOrder, at = now()) => {
  const found = await listRefundable(bench.db, order.viewer, order.orderId, at);
  if (!found) throw new Error('the buyer does not see the order');
  return found;
};
const troubled = async (trouble: string) =>
  (await listOrders(bench.db, admin, orderFilterSchema.parse({ trouble }))).items.map(({ id }) => id);
const enrolmentOf = (lineId: string) => bench.db.enrolment.findFirstOrThrow({ where: { orderLineId: lineId } });

describe('what a buyer sees of an order', () => {
  test('which lines can go back, for how much and for how long; what is back; why one stays', async () => {
    const order = await payForLines(bench, { amounts: [5_900, 3_900, 1_000] });
    const [first = '', second = '', third = ''] = order.lineIds;
    expect(await seen(order)).toMatchObject({ daysLeft: 14, currency: 'AUD', orderId: order.orderId });
    expect((await seen(order)).lines.map(({ leftMinor, refusal }) => [leftMinor, refusal])).toEqual([
      [5_900, null],
      [3_900, null],
      [1_000, null],
    ]);
    const { refundId } = await giveBack(order, [first]);
    expect((await issue(bench.db, await sit(bench.db, (await enrolmentOf(second)).id))).outcome).toBe('issued');
    expect((await seen(order)).lines).toMatchObject([
      { id: first, refusal: 'already-given-back', backMinor: 5_900, givenBack: { status: 'given' } },
      { id: second, refusal: 'certificate-issued', givenBack: null },
      { id: third, refusal: null, leftMinor: 1_000 },
    ]);
    expect(await getMyRefund(bench.db, order.viewer, refundId)).toMatchObject({
      amountMinor: 5_900,
      ended: ['Course 1'],
    });
    const late = await seen(order, new Date(now().getTime() + 16 * dayMs));
    expect(late.daysLeft).toBeLessThan(0);
    expect(late.lines.at(-1)).toMatchObject({ refusal: 'too-late' });
  });

  test('a dispute pauses, says so, and nothing can go back', async () => {
    const order = await payForLines(bench, { amounts: [5_900] });
    bench.standIn.control.dispute(order.payment);
    await settle(order);
    expect((await seen(order)).lines).toMatchObject([{ isPaused: true, refusal: 'disputed' }]);
    expect(await previewMyRefund(bench.db, order.viewer, order, now())).toEqual({ ok: false, reason: 'disputed' });
    expect(await troubled('disputed')).toContain(order.orderId);
  });

  test('before the second press it is said exactly what it then does', async () => {
    const order = await payForLines(bench);
    const [first = ''] = order.lineIds;
    const asked = await previewMyRefund(bench.db, order.viewer, { ...order, lineIds: [first] }, now());
    expect(asked).toMatchObject({
      ok: true,
      value: { amountMinor: 5_900, takesAll: false, lines: [{ id: first, endsLine: true, amountMinor: 5_900 }] },
    });
    expect((await giveBack(order, [first])).amountMinor).toBe(5_900);
  });

  test('nobody else sees any of it', async () => {
    const order = await payForLines(bench);
    const stranger = viewerOf(await createTherapist(bench.db));
    expect(await previewMyRefund(bench.db, stranger, order, now())).toEqual({ ok: false, reason: 'unknown-order' });
    for (const id of [order.orderId, newId(), 'x'])
      expect(await listRefundable(bench.db, stranger, id, now())).toBeNull();
    const { refundId } = await giveBack(order, order.lineIds);
    expect(await getMyRefund(bench.db, stranger, refundId)).toBeNull();
    expect(await getMyRefund(bench.db, order.viewer, refundId)).toMatchObject({ amountMinor: 9_800 });
  });
});

describe('what an admin sees and does', () => {
  test('a preview names what ends, whose it is, and whether a certificate was issued', async () => {
    const order = await payForLines(bench);
    const [first = '', second = ''] = order.lineIds;
    await issue(bench.db, await sit(bench.db, (await enrolmentOf(first)).id));
    expect(await previewAdminRefund(bench.db, admin, order.orderId, { kind: 'all' })).toMatchObject({
      ok: true,
      value: {
        amountMinor: 9_800,
        takesAll: true,
        lines: [
          { id: first, endsLine: true, hasCertificate: true, holderEmail: order.person.email },
          { id: second, endsLine: true, hasCertificate: false },
        ],
      },
    });
    const part = { kind: 'part', lineId: first, amountMinor: 6_000 } as const;
    expect(await previewAdminRefund(bench.db, admin, order.orderId, part)).toEqual({
      ok: false,
      reason: 'amount-too-large',
    });
  });

  test('lines with their state, refunds with who and why', async () => {
    const order = await payForLines(bench);
    const [first = '', second = ''] = order.lineIds;
    const refund = { kind: 'part', lineId: second, amountMinor: 1_250 } as const;
    await requestAdminRefund(bench.db, bench.gateway, admin, { orderId: order.orderId, refund, reason }, now());
    await giveBack(order, [first]);
    expect(await getOrderMoney(bench.db, admin, order.orderId)).toMatchObject({
      lines: [
        { id: first, backMinor: 5_900, enrolment: { endReason: 'refunded' }, holder: { email: order.person.email } },
        { id: second, backMinor: 1_250, givenBackAt: null, enrolment: { endedAt: null, frozenAt: null } },
      ],
      refunds: [
        { origin: 'admin', actorEmail: admin.label, reason, amountMinor: 1_250, lines: [{ endsLine: false }] },
        { origin: 'therapist', actorEmail: order.person.email, lines: [{ endsLine: true }] },
      ],
      disputes: [],
    });
  });

  test('a refund that the bank sent back waits for a person, once, until it is marked as paid with how', async () => {
    const order = await payForLines(bench);
    const { refundId } = await giveBack(order, order.lineIds.slice(0, 1));
    const mark = () => markPaidByHand(bench.db, admin, { refundId, reason }, now());
    expect(await mark()).toEqual({ ok: false, reason: 'not-failed' });
    const { serviceRefundId } = await bench.db.refund.findUniqueOrThrow({ where: { id: refundId } });
    bench.standIn.control.failRefund(serviceRefundId ?? '');
    await settle(order);
    expect(await troubled('refund-failed')).toEqual([order.orderId]);
    expect((await countMoneyTroubles(bench.db, admin))['refund-failed']).toBe(1);
    expect((await Promise.all([mark(), mark(), mark()])).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await mark()).toEqual({ ok: false, reason: 'already-paid-by-hand' });
    expect(await troubled('refund-failed')).toEqual([]);
    expect(
      await bench.db.auditEvent.findMany({ where: { action: 'refund.paid-by-hand', subjectId: order.orderId } }),
    ).toMatchObject([{ actorId: admin.userId, reason, detail: { refundId, amountMinor: 5_900 } }]);
    expect(await markPaidByHand(bench.db, admin, { refundId: newId(), reason }, now())).toMatchObject({ ok: false });
  });

  test('a dashboard refund that failed and was paid by hand has left: the course ends, and the money goes back only once', async () => {
    const order = await payForLines(bench, { amounts: [5_900] });
    const { id } = await bench.stripe.refunds.create({ payment_intent: order.payment });
    await settle(order);
    bench.standIn.control.failRefund(id);
    await settle(order);
    const [lineId = ''] = order.lineIds;
    expect((await enrolmentOf(lineId)).endedAt).toBeNull();
    const { id: refundId } = await bench.db.refund.findFirstOrThrow({ where: { orderId: order.orderId } });
    expect(await markPaidByHand(bench.db, admin, { refundId, reason }, now())).toMatchObject({ ok: true });
    expect(await enrolmentOf(lineId)).toMatchObject({ endReason: 'refunded' });
    const again = { orderId: order.orderId, lineIds: order.lineIds, reason: '' };
    expect(await requestMyRefund(bench.db, bench.gateway, order.viewer, again, now())).toEqual({
      ok: false,
      reason: 'already-given-back',
    });
    await settle(order);
    expect(await bench.db.order.findUniqueOrThrow({ where: { id: order.orderId } })).toMatchObject({
      status: 'refunded',
    });
  });

  test('a refund made in the dashboard waits for its line; named as a whole, that line ends and the other goes on', async () => {
    const order = await payForLines(bench);
    const [first = '', second = ''] = order.lineIds;
    await bench.stripe.refunds.create({ payment_intent: order.payment, amount: 5_900 });
    await settle(order);
    expect(await troubled('refund-unassigned')).toEqual([order.orderId]);
    const { id: refundId } = await bench.db.refund.findFirstOrThrow({ where: { orderId: order.orderId } });
    const assign = (lineIds: readonly string[], endsLines = true) =>
      assignRefund(bench.db, admin, { refundId, lineIds, endsLines, reason }, now());
    expect(await assign([second])).toEqual({ ok: false, reason: 'more-than-lines' });
    expect(await assign([newId()])).toEqual({ ok: false, reason: 'unknown-line' });
    expect((await enrolmentOf(first)).endedAt).toBeNull();
    const both = await Promise.all([assign([first]), assign([first])]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await enrolmentOf(first)).toMatchObject({ endReason: 'refunded' });
    expect(await enrolmentOf(second)).toMatchObject({ endedAt: null });
    expect(await troubled('refund-unassigned')).toEqual([]);
    expect(await bench.db.auditEvent.count({ where: { action: 'refund.assigned', subjectId: order.orderId } })).toBe(1);
    await settle(order);
    expect(await enrolmentOf(second)).toMatchObject({ endedAt: null });
  });

  test('a refund under way is counted until the payment service has it', async () => {
    const order = await payForLines(bench);
    bench.standIn.control.set({ failRequests: 50 });
    await giveBack(order, order.lineIds);
    bench.standIn.control.set({ failRequests: 0 });
    expect(await troubled('refund-under-way')).toEqual([order.orderId]);
    await bench.runJobs();
    expect(await troubled('refund-under-way')).toEqual([]);
    expect(await countMoneyTroubles(bench.db, admin)).toMatchObject({ 'refund-under-way': 0, differences: 0 });
  });
});
