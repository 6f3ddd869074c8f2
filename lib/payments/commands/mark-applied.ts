import type { Tx } from '#lib/db/client.ts';

/** Notes on the webhook events about a checkout or a payment that it was read after they came, and what that did. */
export async function markApplied(tx: Tx, objectId: string, outcome: string, at: Date): Promise<void> {
  await tx.stripeEvent.updateMany({
    where: { objectId, appliedAt: null, receivedAt: { lte: at } },
    data: { appliedAt: at, outcome },
  });
}
