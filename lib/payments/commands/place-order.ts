import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import type { Viewer } from '#lib/viewer.ts';
import { recordOrderEvent } from '../order-events.ts';
import { findCode } from '../queries-code.ts';
import { listHeldCourses } from '../queries-held.ts';
import { judgeCode } from '../rules/codes.ts';
import { checkoutMinutes, minuteMs, orderNumber } from '../rules.ts';
import type { Offer } from '../schema.ts';
import { findFreeRepeat } from './find-free-repeat.ts';
import { settleFreeOrder } from './settle-free-order.ts';

/** An offer, and the code by which it came about, as typed. */
export type Wanted = { readonly offer: Offer; readonly code: string | null };

export type Placed =
  | { readonly kind: 'placed'; readonly orderId: string }
  /** Nothing was to be paid. */
  | { readonly kind: 'settled'; readonly orderId: string }
  /** Somebody else took the code's last use, or it ended, since it was looked at. */
  | { readonly kind: 'code-refused' };

/** Writes the order with its lines, before the payment service hears of it. Null when another request was quicker. */
export async function placeOrder(db: Db, viewer: Viewer, wanted: Wanted, at: Date): Promise<Placed | null> {
  try {
    return await transact(db, (tx) => write(tx, viewer, wanted, at));
  } catch (error) {
    if (isUniqueViolation(error, 'Order_one_in_hand')) return null;
    throw error;
  }
}

async function write(tx: Tx, viewer: Viewer, wanted: Wanted, at: Date): Promise<Placed | null> {
  const { offer } = wanted;
  const isFree = offer.amountMinor === 0;
  if (isFree) {
    // No page stays open that a second press could find: presses come one after the other, and see what was placed.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`free order ${viewer.userId}`}, 0))`;
    const repeated = await findFreeRepeat(tx, viewer, wanted, at);
    if (repeated !== null) return { kind: 'settled', orderId: repeated };
  }
  if (!(await reserveCode(tx, viewer, wanted, at))) return { kind: 'code-refused' };
  const orderId = newId();
  await createOrder(tx, orderId, viewer, offer, at);
  if (await isHeld(tx, viewer, offer, at)) {
    await tx.order.delete({ where: { id: orderId } });
    return null;
  }
  await createLines(tx, orderId, offer, at);
  await recordOrderEvent(tx, orderId, 'placed', at);
  if (!isFree) return { kind: 'placed', orderId };
  await settleFreeOrder(tx, orderId, at);
  return { kind: 'settled', orderId };
}

/**
 * Holds the code until the order that uses it is written: of two buyers for its last use, the second finds it used.
 * False when it may not be used any more.
 */
async function reserveCode(tx: Tx, viewer: Viewer, { offer, code }: Wanted, at: Date): Promise<boolean> {
  if (offer.codeId === null || code === null) return true;
  await tx.$queryRaw`SELECT 1 AS held FROM "PromotionCode" WHERE "id" = ${offer.codeId}::uuid FOR UPDATE`;
  const found = await findCode(tx, code, offer.currency, viewer.userId);
  const courseIds = offer.lines.map(({ courseId }) => courseId);
  const people = Math.max(...offer.lines.map(({ seatNumber }) => seatNumber ?? 1));
  return judgeCode(found, courseIds, people, at).ok;
}

async function createOrder(tx: Tx, id: string, viewer: Viewer, offer: Offer, at: Date): Promise<void> {
  const [sequence] = await tx.$queryRaw<[{ running: bigint }]>`SELECT nextval('order_number') AS running`;
  const { currency, countryCode, purpose, codeId, billing, clinicName } = offer;
  await tx.order.create({
    data: {
      id,
      number: orderNumber(sequence.running, at),
      userId: viewer.userId,
      status: 'open',
      currency,
      totalMinor: offer.amountMinor,
      createdAt: at,
      expiresAt: new Date(at.getTime() + checkoutMinutes * minuteMs),
      purpose,
      countryCode,
      codeId,
      billingName: billing?.name ?? null,
      billingAddress: billing?.address ?? null,
      billingTaxNumber: billing?.taxNumber ?? null,
      clinicName,
    },
  });
}

async function createLines(tx: Tx, orderId: string, { lines, gift }: Offer, at: Date): Promise<void> {
  const invitationId = gift === null ? null : newId();
  if (gift !== null && invitationId !== null) {
    await tx.invitation.create({
      data: {
        id: invitationId,
        orderId,
        kind: 'gift',
        seatNumber: 1,
        email: gift.email,
        name: gift.name || null,
        message: gift.message || null,
        createdAt: at,
      },
    });
  }
  await tx.orderLine.createMany({
    data: lines.map((line) => ({
      id: newId(),
      orderId,
      courseId: line.courseId,
      courseVersionId: line.courseVersionId,
      description: line.description,
      bundleId: line.bundleId,
      seatNumber: line.seatNumber,
      listMinor: line.listMinor,
      amountMinor: line.amountMinor,
      invitationId,
    })),
  });
}

/**
 * Asked after the insert on purpose: the index on orders in hand made us wait for an order being settled next door,
 * so its enrolment is visible by now.
 */
async function isHeld(tx: Tx, viewer: Viewer, { purpose, lines }: Offer, at: Date): Promise<boolean> {
  if (purpose !== 'self') return false;
  const ids = lines.map(({ courseId }) => courseId);
  return (await listHeldCourses(tx, viewer, ids, at)).length > 0;
}
