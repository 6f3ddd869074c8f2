import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { convergeOrder } from '#lib/payments/commands/converge-order.ts';
import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { policyCases, refundPolicy } from '#lib/payments/rules/refund-policy.ts';
import type { PolicyCase } from '#lib/payments/rules/refund-policy.ts';
import { now } from '#lib/time/clock.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { issue, sit, validCertificates } from '#tests/integration/certificate-helpers.ts';
import { startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';

let bench: Bench;
let admin: AdminViewer;
beforeAll(async () => {
  bench = await startPayments();
  bench.standIn.control.set({ hold: true });
  admin = adminViewerOf(await createAdmin(bench.db));
});
afterAll(() => bench.close());

/** A paid line with its enrolment, of a gift that its buyer took up where the case is about a seat. */
async function line(policyCase: PolicyCase): Promise<BenchOrder> {
  if (policyCase !== 'seat-moved') return payForLines(bench, { amounts: [5_900] });
  const order = await payForLines(bench, { amounts: [5_900], purpose: 'gift' });
  const { orderId, person } = order;
  const id = newId();
  const taken = { acceptedAt: now(), acceptedById: person.id };
  const asked = { id, orderId, kind: 'gift', seatNumber: 1, email: person.email, createdAt: now() } as const;
  await bench.db.invitation.create({ data: { ...asked, ...taken } });
  await bench.db.orderLine.updateMany({ where: { orderId }, data: { invitationId: id } });
  await transact(bench.db, (tx) => convergeOrder(tx, orderId, now()));
  return order;
}

async function decideDispute(order: BenchOrder, outcome: 'won' | 'lost' | null): Promise<true> {
  const dispute = bench.standIn.control.dispute(order.payment);
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  if (outcome === null) return true;
  bench.standIn.control.closeDispute(dispute.id, outcome);
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  return true;
}

const byAdmin = async (order: BenchOrder, isPart: boolean) => {
  const [lineId = ''] = order.lineIds;
  const refund = isPart
    ? ({ kind: 'part', lineId, amountMinor: 1_000 } as const)
    : ({ kind: 'lines', lineIds: [lineId] } as const);
  const input = { orderId: order.orderId, refund, reason: 'A film of the course was missing.' };
  return (await requestAdminRefund(bench.db, bench.gateway, admin, input, now())).ok;
};

/** Makes each case happen as it does in the product. Answers false when it was refused. */
const happen: Readonly<Record<PolicyCase, (order: BenchOrder) => Promise<boolean>>> = {
  'changed-mind': async ({ orderId, lineIds, viewer }) => {
    const input = { orderId, lineIds, reason: '' };
    return (await requestMyRefund(bench.db, bench.gateway, viewer, input, now())).ok;
  },
  'given-back-by-us': (order) => byAdmin(order, false),
  'part-given-back': (order) => byAdmin(order, true),
  disputed: (order) => decideDispute(order, null),
  'dispute-won': (order) => decideDispute(order, 'won'),
  'dispute-lost': (order) => decideDispute(order, 'lost'),
  'seat-moved': async ({ orderId }) => {
    await bench.db.invitation.updateMany({ where: { orderId }, data: { withdrawnAt: now() } });
    await bench.db.orderLine.updateMany({ where: { orderId }, data: { invitationId: null } });
    await transact(bench.db, (tx) => convergeOrder(tx, orderId, now()));
    return true;
  },
};

async function standOf({ lineIds }: BenchOrder): Promise<'ends' | 'paused' | 'goes-on'> {
  const enrolment = await bench.db.enrolment.findFirstOrThrow({ where: { orderLineId: lineIds[0] ?? '' } });
  if (enrolment.endedAt !== null) return 'ends';
  return enrolment.frozenAt === null ? 'goes-on' : 'paused';
}

const passOf = async ({ lineIds }: BenchOrder) => {
  const { id } = await bench.db.enrolment.findFirstOrThrow({ where: { orderLineId: lineIds[0] ?? '' } });
  return sit(bench.db, id);
};

describe.each(policyCases)('%s', (policyCase) => {
  const row = refundPolicy[policyCase];

  test(`the enrolment ${row.enrolment}, and a pass ${row.canBeIssued ? 'still leads' : 'no longer leads'} to a certificate`, async () => {
    const order = await line(policyCase);
    const pass = await passOf(order);
    expect(await standOf(order)).toBe('goes-on');
    expect(await happen[policyCase](order)).toBe(true);
    expect(await standOf(order)).toBe(row.enrolment);
    const { outcome } = await issue(bench.db, pass);
    expect(outcome === 'issued').toBe(row.canBeIssued);
  });
});

// That a seat with a certificate cannot be moved is held by the tests of seats.
describe.each(policyCases.filter((one) => one !== 'seat-moved'))('%s after a certificate', (policyCase) => {
  const row = refundPolicy[policyCase];

  test(`it ${row.issuedCertificate}`, async () => {
    const order = await line(policyCase);
    const pass = await passOf(order);
    const issued = await issue(bench.db, pass);
    if (issued.outcome !== 'issued') throw new Error(issued.outcome);
    const isPrevented = row.issuedCertificate === 'prevents-it';
    expect(await happen[policyCase](order)).toBe(!isPrevented);
    expect(await standOf(order)).toBe(isPrevented ? 'goes-on' : row.enrolment);
    expect((await validCertificates(bench.db, pass.enrolmentId)).valid).toEqual([issued.certificateId]);
    expect(await getCertificateByCodeUnscoped(bench.db, issued.code)).toMatchObject({ status: 'valid' });
  });
});
