import type { RefundOrigin } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';

export type NewRefund = {
  readonly orderId: string;
  readonly origin: Exclude<RefundOrigin, 'dashboard'>;
  /** What the buyer reads. */
  readonly reason: string;
  readonly actorId: string | null;
  readonly lines: readonly { readonly lineId: string; readonly amountMinor: number; readonly endsLine: boolean }[];
};

/**
 * Writes a decided refund with its lines and queues the job that gives it. Nothing to give is given at once. The caller
 * holds the order's lock, has checked the amounts, and calls `followOrder` after.
 */
export async function writeRefund(
  tx: Tx,
  { lines, ...refund }: NewRefund,
  at: Date,
): Promise<{ refundId: string; amountMinor: number }> {
  const refundId = newId();
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const isFree = amountMinor === 0;
  await tx.refund.create({
    data: {
      id: refundId,
      ...refund,
      amountMinor,
      status: isFree ? 'given' : 'requested',
      requestedAt: at,
      settledAt: isFree ? at : null,
      lines: {
        create: lines.map(({ lineId, amountMinor: ofLineMinor, endsLine }) => ({
          orderLineId: lineId,
          amountMinor: ofLineMinor,
          endsLine,
        })),
      },
    },
  });
  if (!isFree) await enqueue(tx, 'give-refund', { refundId }, `give-refund:${refundId}`);
  return { refundId, amountMinor };
}
