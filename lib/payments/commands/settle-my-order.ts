import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import { getOrder } from '../queries.ts';
import { orderIdSchema, sessionIdSchema } from '../schema.ts';
import type { OrderView } from '../schema.ts';
import { settleCheckout } from './settle-checkout.ts';

export type Wanted = { readonly sessionId: string } | { readonly orderId: string };

/**
 * The viewer's order as the payment service sees it now. `isFresh` is false when the service did not answer and the
 * order is as we knew it. Null for anyone else's order: nothing is asked or changed then.
 */
export async function settleMyOrder(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  wanted: Wanted,
  at: Date,
): Promise<{ order: OrderView; isFresh: boolean } | null> {
  const found = await find(db, viewer, wanted);
  if (found === null) return null;
  const isInHand = found.status === 'open' || found.status === 'pending';
  const isFresh =
    !isInHand || found.checkoutSessionId === null || (await settled(db, gateway, found.checkoutSessionId, at));
  const order = await getOrder(db, viewer, found.id);
  return order === null ? null : { order, isFresh };
}

async function find(db: Db, viewer: Viewer, wanted: Wanted) {
  const select = { id: true, status: true, checkoutSessionId: true } as const;
  if ('sessionId' in wanted) {
    if (!sessionIdSchema.safeParse(wanted.sessionId).success) return null;
    return db.order.findFirst({ where: { checkoutSessionId: wanted.sessionId, userId: viewer.userId }, select });
  }
  if (!orderIdSchema.safeParse(wanted.orderId).success) return null;
  return db.order.findFirst({ where: { id: wanted.orderId, userId: viewer.userId }, select });
}

async function settled(db: Db, gateway: PaymentGateway, sessionId: string, at: Date): Promise<boolean> {
  try {
    await settleCheckout(db, gateway, sessionId, at);
    return true;
  } catch (error) {
    if (error instanceof PaymentServiceError) return false;
    throw error;
  }
}
