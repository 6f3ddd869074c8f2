import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import type { Currency } from '#lib/money.ts';
import { log } from '#lib/log.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { CheckoutRequest, OpenedCheckout, PaymentGateway } from '../gateway.ts';
import { recordOrderEvent } from '../order-events.ts';
import { cardPageLines } from '../rules/card-page.ts';
import type { Started } from './start-checkout.ts';

/**
 * Makes the page to pay a written order on, and keeps its address. Everything sent comes from the order, so a retry
 * after a crash sends the same request with the same key and gets the same page.
 */
export async function openCheckout(
  db: Db,
  gateway: PaymentGateway,
  orderId: string,
  at: Date,
): Promise<Result<Started, 'superseded' | 'payment-service-down'>> {
  const { request, attempt } = await readRequest(db, orderId);
  const opened = await create(db, gateway, request, attempt, at);
  if (opened === null) return refuse('payment-service-down');
  const isOurs = await keep(db, orderId, opened, attempt, at);
  if (isOurs) return ok({ orderId, url: opened.url });
  // The order was closed meanwhile for another one: nobody has seen this page, and nobody shall pay on it.
  await gateway.expireCheckout(opened.sessionId);
  return refuse('superseded');
}

/** The request for an order's page, with its key: the same until the payment service has refused it. */
export async function readRequest(db: Db, orderId: string): Promise<{ request: CheckoutRequest; attempt: number }> {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      number: true,
      currency: true,
      expiresAt: true,
      user: { select: { email: true } },
      lines: { orderBy: { id: 'asc' }, select: { description: true, listMinor: true, amountMinor: true } },
      _count: { select: { events: { where: { kind: 'checkout-refused' } } } },
    },
  });
  const attempt = order._count.events + 1;
  const request = {
    orderId,
    orderNumber: order.number,
    currency: order.currency as Currency,
    lines: cardPageLines(order.lines, order.number),
    customerEmail: order.user.email,
    expiresAt: order.expiresAt,
    idempotencyKey: `order:${orderId}:attempt:${attempt}`,
  };
  return { request, attempt };
}

async function create(
  db: Db,
  gateway: PaymentGateway,
  request: CheckoutRequest,
  attempt: number,
  at: Date,
): Promise<OpenedCheckout | null> {
  try {
    return await gateway.createCheckout(request);
  } catch (error) {
    if (!(error instanceof PaymentServiceError)) throw error;
    log.error({ orderId: request.orderId, code: error.code }, 'the payment service did not open a checkout');
    // Without an answer the same key must be sent again: the checkout may exist.
    if (error.keyIsSpent)
      await transact(db, (tx) =>
        recordOrderEvent(tx, request.orderId, 'checkout-refused', at, { attempt, code: error.code }),
      );
    return null;
  }
}

async function keep(db: Db, orderId: string, opened: OpenedCheckout, attempt: number, at: Date): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.order.updateMany({
      where: { id: orderId, status: 'open', checkoutSessionId: null },
      data: { checkoutSessionId: opened.sessionId, checkoutUrl: opened.url },
    });
    if (count === 1) await recordOrderEvent(tx, orderId, 'checkout-opened', at, { attempt });
    if (count === 1) return true;
    const order = await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      select: { status: true, checkoutSessionId: true },
    });
    return order.status === 'open' && order.checkoutSessionId === opened.sessionId;
  });
}
