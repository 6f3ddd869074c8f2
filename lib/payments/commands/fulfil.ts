import type { Tx } from '#lib/db/client.ts';
import { followOrder } from './follow-order.ts';
import { issueReceipt } from './issue-document.ts';
import { queueReceipt } from './order-mail.ts';
import { sendGift } from './send-gift.ts';

/**
 * Gives what a paid order gives: the enrolments of its lines, the receipt and, of a gift, word to the person it is for.
 * A line whose therapist has the course by another way goes back by itself. The caller holds the order's lock.
 */
export async function fulfil(tx: Tx, orderId: string, at: Date): Promise<void> {
  await issueReceipt(tx, orderId, at);
  const { status } = await followOrder(tx, orderId, at);
  if (status !== 'paid') return;
  await sendGift(tx, orderId, at);
  await queueReceipt(tx, orderId, at);
}
