import type { Tx } from '#lib/db/client.ts';

/** Of a paid gift order: writes to the person it is for, once. The caller holds the order's lock. */
export async function sendGift(_tx: Tx, _orderId: string, _at: Date): Promise<void> {
  await Promise.resolve();
}
