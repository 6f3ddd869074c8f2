import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { RefundOrigin } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import type { PaymentGateway } from '../gateway.ts';
import { recordOrderEvent } from '../order-events.ts';
import { planAdminRefund, planMyRefund } from '../rules/refund.ts';
import type { AdminRefundWish, RefundableOrder, RefundPart, RefundPlanRefusal } from '../rules/refund.ts';
import { readSeatsUnscoped } from '../queries-seat-facts.ts';
import type { SeatOrder } from '../queries-seat-facts.ts';
import { orderIdSchema } from '../schema.ts';
import { followOrder } from './follow-order.ts';
import { giveRefundsOf } from './give-refund.ts';
import { loadRefundable } from './load-refundable.ts';
import { lockOrder } from './lock-order.ts';
import { queueSeatEnded } from './seats/seat-mail.ts';
import { writeRefund } from './write-refund.ts';

/**
 * - "too-late", "certificate-issued": of therapists only; an admin may give back on any day and whatever was issued.
 * - "disputed": the bank looks into the payment or took it back, so the payment service refuses refunds.
 * - "amount-too-large": also of a part that is no whole amount above zero.
 */
export type RefundRefusal = RefundPlanRefusal;

export type RefundedLines = { readonly refundId: string; readonly amountMinor: number };

/**
 * Gives lines of the viewer's own order back, within 14 days and unless their certificate has been issued. What the
 * lines gave ends in the same transaction; the money follows, now or by the job.
 */
export async function requestMyRefund(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  input: { readonly orderId: string; readonly lineIds: readonly string[]; readonly reason: string },
  at: Date,
): Promise<Result<RefundedLines, RefundRefusal>> {
  if (!orderIdSchema.safeParse(input.orderId).success) return refuse('unknown-order');
  const own = await db.order.findFirst({
    where: { id: input.orderId, userId: viewer.userId },
    select: { id: true },
  });
  if (own === null) return refuse('unknown-order');
  const who = { origin: 'therapist', actorId: viewer.userId, reason: input.reason } as const;
  const decided = await transact(db, (tx) =>
    decide(tx, own.id, who, (order) => planMyRefund(order, input.lineIds, at), at),
  );
  if (decided.ok) await giveRefundsOf(db, gateway, own.id, at);
  return decided;
}

/**
 * - `lines`: whole lines go back, and what they gave ends.
 * - `all`: every line that is left.
 * - `part`: money back for one line and nothing ends, unless it is the last of the order's money.
 */
export type AdminRefund = AdminRefundWish;

/** An admin gives an order back in full, by line or in part, with a reason that the buyer reads. Audited. */
export async function requestAdminRefund(
  db: Db,
  gateway: PaymentGateway,
  admin: AdminViewer,
  input: { readonly orderId: string; readonly refund: AdminRefund; readonly reason: string },
  at: Date,
): Promise<Result<RefundedLines, RefundRefusal>> {
  assertAdmin(admin);
  const { orderId, refund, reason } = input;
  if (!orderIdSchema.safeParse(orderId).success) return refuse('unknown-order');
  if ((await db.order.count({ where: { id: orderId } })) === 0) return refuse('unknown-order');
  const decided = await transact(db, async (tx) => {
    const who = { origin: 'admin', actorId: admin.userId, reason } as const;
    const result = await decide(tx, orderId, who, (order) => planAdminRefund(order, refund), at);
    if (!result.ok) return result;
    const detail = { refundId: result.value.refundId, amountMinor: result.value.amountMinor, kind: refund.kind };
    await recordAudit(
      tx,
      admin,
      { action: 'order.refunded', subjectType: 'order', subjectId: orderId, reason, detail },
      at,
    );
    return result;
  });
  if (decided.ok) await giveRefundsOf(db, gateway, orderId, at);
  return decided;
}

type Who = {
  readonly origin: RefundOrigin & ('therapist' | 'admin');
  readonly actorId: string;
  readonly reason: string;
};

/**
 * The order's lock first, then its enrolments': a certificate that is being issued holds one of them, so either it is
 * there when we read, or its issuer finds the enrolment ended.
 */
async function decide(
  tx: Tx,
  orderId: string,
  { origin, actorId, reason }: Who,
  plan: (order: RefundableOrder) => Result<RefundPart[], RefundPlanRefusal>,
  at: Date,
): Promise<Result<RefundedLines, RefundRefusal>> {
  await lockOrder(tx, orderId);
  await tx.$queryRaw`
    SELECT 1 FROM "Enrolment" WHERE "orderLineId" IN (SELECT "id" FROM "OrderLine" WHERE "orderId" = ${orderId}::uuid)
    ORDER BY "id" FOR NO KEY UPDATE`;
  const before = await readSeatsUnscoped(tx, orderId);
  const planned = plan(await loadRefundable(tx, orderId));
  if (!planned.ok) return planned;
  const lines = planned.value;
  const refund = await writeRefund(tx, { orderId, origin, reason, actorId, lines }, at);
  await recordOrderEvent(tx, orderId, 'refund-requested', at, {
    refund: refund.refundId,
    amountMinor: refund.amountMinor,
    lines: lines.map(({ lineId }) => lineId),
  });
  await followOrder(tx, orderId, at);
  await tellInvited(tx, before, at);
  return ok(refund);
}

/** Who was invited and had not answered hears that the seat is gone; who had accepted hears it of their enrolments. */
async function tellInvited(tx: Tx, before: SeatOrder, at: Date): Promise<void> {
  const waited = before.seats.filter(({ state }) => state === 'invited');
  if (waited.length === 0) return;
  const after = await readSeatsUnscoped(tx, before.id);
  const gone = new Set(after.seats.flatMap(({ state, seatNumber }) => (state === 'given-back' ? [seatNumber] : [])));
  for (const { seatNumber, invitation } of waited)
    if (invitation !== null && invitation.sentAt !== null && gone.has(seatNumber))
      await queueSeatEnded(tx, before, invitation, at);
}
