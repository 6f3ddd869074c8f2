import { randomInt } from 'node:crypto';
import type { OrderPurpose } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { convergeOrder } from '#lib/payments/commands/converge-order.ts';
import { testStart } from './factories.ts';
import type { TestPerson, TinyCourse } from './factories.ts';

export type PaidOrder = { readonly orderId: string; readonly number: string; readonly lineIds: readonly string[] };

/**
 * A paid order straight in the database, with what it gives: for tests that begin after the payment. Clinic and gift
 * orders have `seats` seats, each with every course.
 */
export async function createPaidOrder(
  db: Db,
  buyer: TestPerson,
  courses: readonly TinyCourse[],
  given: {
    readonly purpose?: OrderPurpose;
    readonly seats?: number;
    readonly amountMinor?: number;
    readonly currency?: string;
    readonly countryCode?: string;
    readonly at?: Date;
  } = {},
): Promise<PaidOrder> {
  const at = given.at ?? testStart;
  const { purpose = 'self', amountMinor = 5_900, currency = 'AUD', countryCode = 'AU' } = given;
  const seats = purpose === 'self' ? [null] : Array.from({ length: given.seats ?? 1 }, (_, index) => index + 1);
  const orderId = newId();
  // Several test processes may share one database: a count of their own would meet.
  const number = `O-2026-${randomInt(100_000_000, 1_000_000_000)}`;
  const lines = seats.flatMap((seatNumber) =>
    courses.map(({ courseId, courseVersionId }) => ({
      id: newId(),
      orderId,
      courseId,
      courseVersionId,
      description: 'A tiny course (version 1.0)',
      listMinor: amountMinor,
      amountMinor,
      seatNumber,
    })),
  );
  await db.$transaction(async (tx) => {
    await tx.order.create({
      data: {
        id: orderId,
        number,
        userId: buyer.id,
        status: 'paid',
        purpose,
        currency,
        countryCode,
        totalMinor: lines.length * amountMinor,
        createdAt: at,
        expiresAt: new Date(at.getTime() + 3_600_000),
        settledAt: at,
        checkoutSessionId: `cs_test_${orderId}`,
        paymentIntentId: `pi_test_${orderId}`,
        clinicName: purpose === 'seats' ? 'A clinic' : null,
      },
    });
    await tx.orderLine.createMany({ data: lines });
    await convergeOrder(tx, orderId, at);
  });
  return { orderId, number, lineIds: lines.map(({ id }) => id) };
}
