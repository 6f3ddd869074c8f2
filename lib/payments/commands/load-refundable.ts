import type { Tx } from '#lib/db/client.ts';
import type { RefundableOrder } from '../rules/refund.ts';

/** All that decides what of an order can go back. The caller holds the order's lock. */
export async function loadRefundable(tx: Tx, orderId: string): Promise<RefundableOrder> {
  const {
    lines,
    disputes,
    user,
    refunds: given,
    ...order
  } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      status: true,
      totalMinor: true,
      settledAt: true,
      user: { select: { timeZone: true } },
      refunds: { select: { status: true, origin: true, amountMinor: true, paidByHandAt: true } },
      disputes: { select: { status: true } },
      lines: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          amountMinor: true,
          refunds: {
            where: { refund: { status: { not: 'refused' } } },
            select: { amountMinor: true, endsLine: true },
          },
          enrolments: { where: { certificates: { some: {} } }, take: 1, select: { id: true } },
        },
      },
    },
  });
  return {
    ...order,
    timeZone: user.timeZone,
    refunds: given.map(({ paidByHandAt, ...refund }) => ({ ...refund, isPaidByHand: paidByHandAt !== null })),
    disputes: disputes.map(({ status }) => status),
    lines: lines.map(({ id, amountMinor, refunds, enrolments }) => ({
      id,
      amountMinor,
      isGivenBack: refunds.some(({ endsLine }) => endsLine),
      backMinor: refunds.reduce((sum, part) => sum + part.amountMinor, 0),
      hasCertificate: enrolments.length > 0,
    })),
  };
}
