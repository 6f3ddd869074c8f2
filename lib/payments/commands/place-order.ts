import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import type { Viewer } from '#lib/viewer.ts';
import { recordOrderEvent } from '../order-events.ts';
import { checkoutMinutes, minuteMs, orderNumber } from '../rules.ts';
import type { Offer } from '../schema.ts';

/** Writes the order with its lines, before the payment service hears of it. Null when another request was quicker. */
export async function placeOrder(db: Db, viewer: Viewer, offer: Offer, at: Date): Promise<string | null> {
  try {
    return await transact(db, (tx) => writeOrder(tx, viewer, offer, at));
  } catch (error) {
    if (isUniqueViolation(error, 'Order_one_in_hand')) return null;
    throw error;
  }
}

async function writeOrder(tx: Tx, viewer: Viewer, offer: Offer, at: Date): Promise<string | null> {
  const id = newId();
  const [sequence] = await tx.$queryRaw<[{ running: bigint }]>`SELECT nextval('order_number') AS running`;
  await tx.order.create({
    data: {
      id,
      number: orderNumber(sequence.running, at),
      userId: viewer.userId,
      status: 'open',
      currency: offer.currency,
      totalMinor: offer.amountMinor,
      createdAt: at,
      expiresAt: new Date(at.getTime() + checkoutMinutes * minuteMs),
    },
  });
  if (await isEnrolled(tx, viewer, offer, at)) {
    await tx.order.delete({ where: { id } });
    return null;
  }
  await tx.orderLine.createMany({
    data: offer.lines.map(({ courseId, courseVersionId, description, bundleId, listMinor, amountMinor }) => ({
      id: newId(),
      orderId: id,
      courseId,
      courseVersionId,
      description,
      bundleId,
      listMinor,
      amountMinor,
    })),
  });
  await recordOrderEvent(tx, id, 'placed', at);
  return id;
}

/**
 * Asked after the insert on purpose: the index on orders in hand made us wait for an order being settled next door,
 * so its enrolment is visible by now.
 */
async function isEnrolled(tx: Tx, viewer: Viewer, offer: Offer, at: Date): Promise<boolean> {
  const enrolments = await tx.enrolment.findMany({
    where: { userId: viewer.userId, courseId: { in: offer.lines.map(({ courseId }) => courseId) }, endedAt: null },
    select: { accessUntil: true, endedAt: true, frozenAt: true },
  });
  return enrolments.some((enrolment) => mayEnter(enrolment, at) === 'ok');
}
