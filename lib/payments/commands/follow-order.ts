import type { OrderStatus } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { orderStatusOf } from '../rules/order-status.ts';
import { convergeOrder } from './converge-order.ts';
import type { Converged } from './converge-order.ts';
import { giveBackDuplicates } from './give-back-duplicates.ts';
import { queueAccessEnded } from './money-mail.ts';
import { writeHistory } from './write-history.ts';

export type Followed = {
  readonly status: OrderStatus;
  readonly ended: Converged['ended'];
  /** What the history says now that it did not say before. */
  readonly noted: readonly string[];
};

/**
 * What every change of an order's money ends with, under the order's lock: its status, what its lines give, its history
 * and the mails become what its payment, refunds and disputes say. Called again it changes nothing.
 * @param receivedMinor what was paid, from a reading; null: as the order says
 */
export async function followOrder(
  tx: Tx,
  orderId: string,
  at: Date,
  receivedMinor: number | null = null,
): Promise<Followed> {
  const ended: Converged['ended'][number][] = [];
  for (;;) {
    const status = await writeStatus(tx, orderId, receivedMinor);
    const converged = await convergeOrder(tx, orderId, at);
    ended.push(...converged.ended);
    // A duplicate that goes back changes the order: everything is looked at again.
    if (await giveBackDuplicates(tx, orderId, converged.conflicts, at)) continue;
    await queueAccessEnded(tx, orderId, ended, at);
    return { status, ended, noted: await writeHistory(tx, orderId, status, at) };
  }
}

async function writeStatus(tx: Tx, orderId: string, receivedMinor: number | null): Promise<OrderStatus> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      status: true,
      totalMinor: true,
      refunds: { select: { status: true, amountMinor: true, paidByHandAt: true } },
      events: { where: { kind: { in: ['amount-mismatch', 'paid'] } }, select: { kind: true } },
      lines: {
        select: {
          refunds: { where: { endsLine: true, refund: { status: { not: 'refused' } } }, select: { refundId: true } },
        },
      },
    },
  });
  const has = (kind: string) => order.events.some((event) => event.kind === kind);
  const isMismatch = has('amount-mismatch') && !has('paid');
  const status = orderStatusOf({
    status: order.status,
    areAllLinesBack: order.lines.length > 0 && order.lines.every(({ refunds }) => refunds.length > 0),
    receivedMinor: receivedMinor ?? (isMismatch ? null : order.totalMinor),
    refunds: order.refunds.map(({ paidByHandAt, ...refund }) => ({ ...refund, isPaidByHand: paidByHandAt !== null })),
    isMismatch,
  });
  if (status !== order.status) await tx.order.update({ where: { id: orderId }, data: { status } });
  return status;
}
