import type { Db } from '#lib/db/client.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { CheckoutRequest, OpenedCheckout, PaymentGateway } from '../gateway.ts';
import { closeWithoutCheckout } from './close-order.ts';
import { readRequest } from './open-checkout.ts';
import { settleCheckout } from './settle-checkout.ts';

/**
 * Closes an order that has no page written down. A process may have died between making the page and writing that down:
 * the same request with the same key gives that page, which is closed, or settled when it was paid on. Throws
 * `PaymentServiceError` when the service does not answer.
 */
export async function closeUnopened(db: Db, gateway: PaymentGateway, orderId: string, at: Date): Promise<void> {
  const { request } = await readRequest(db, orderId);
  const made = await findMade(gateway, request);
  if (made === null) {
    await closeWithoutCheckout(db, orderId, at);
    return;
  }
  await gateway.expireCheckout(made.sessionId);
  await settleCheckout(db, gateway, made.sessionId, at);
}

/** Null when there is none, and when another request is making it at this moment: that one closes it itself. */
async function findMade(gateway: PaymentGateway, request: CheckoutRequest): Promise<OpenedCheckout | null> {
  try {
    return await gateway.createCheckout(request);
  } catch (error) {
    if (error instanceof PaymentServiceError && (error.keyIsSpent || error.code === 'idempotency_key_in_use'))
      return null;
    throw error;
  }
}
