import type { Db } from '#lib/db/client.ts';
import type { PaymentGateway } from '../gateway.ts';

/**
 * Brings a refund that was decided to the payment service, and reads what became of it. One that is there already, or
 * that came to nothing, changes nothing. Throws `PaymentServiceError` when the service does not answer.
 */
export async function giveRefund(_db: Db, _gateway: PaymentGateway, _refundId: string, _at: Date): Promise<void> {
  await Promise.resolve();
}
