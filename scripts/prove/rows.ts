import type { Story } from './story.ts';

/** An order with all that hangs on it, as our tables have it. */
export type OrderRow = {
  readonly id: string;
  readonly number: string;
  readonly userId: string;
  readonly status: 'open' | 'pending' | 'paid' | 'failed' | 'expired' | 'refunded';
  readonly purpose: 'self' | 'gift' | 'seats';
  readonly currency: string;
  readonly totalMinor: number;
  readonly checkoutSessionId: string | null;
  /** Its history says that it was paid. */
  readonly wasPaid: boolean;
  readonly lines: readonly {
    readonly id: string;
    readonly courseId: string;
    readonly amountMinor: number;
    readonly seatNumber: number | null;
  }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly seatNumber: number;
    readonly acceptedById: string | null;
    readonly isWithdrawn: boolean;
  }[];
  readonly refunds: readonly {
    readonly id: string;
    readonly status: 'requested' | 'given' | 'failed' | 'refused';
    readonly amountMinor: number;
    readonly serviceRefundId: string | null;
    readonly lines: readonly {
      readonly orderLineId: string;
      readonly amountMinor: number;
      readonly endsLine: boolean;
    }[];
  }[];
  readonly disputes: readonly { readonly id: string; readonly status: 'open' | 'won' | 'lost' }[];
  readonly documents: readonly { readonly refundId: string | null; readonly totalMinor: number }[];
};

export type EnrolmentRow = {
  readonly id: string;
  readonly userId: string;
  readonly courseId: string;
  readonly orderLineId: string | null;
  readonly isGrant: boolean;
  readonly isRunning: boolean;
  readonly isFrozen: boolean;
  readonly endReason: string | null;
};

const list = (columns: string, from: string, by = 'id') =>
  `COALESCE((SELECT json_agg(x ORDER BY x."${by}") FROM (SELECT ${columns} FROM ${from}) AS x), '[]')`;

/** One question instead of ten: the proof asks it often. */
const ordersQuery = `
  SELECT o."id", o."number", o."userId", o."status", o."purpose", o."currency", o."totalMinor", o."checkoutSessionId",
    EXISTS (SELECT 1 FROM "OrderEvent" e WHERE e."orderId" = o."id" AND e."kind" = 'paid') AS "wasPaid",
    ${list('"id", "courseId", "amountMinor", "seatNumber"', '"OrderLine" WHERE "orderId" = o."id"')} AS "lines",
    ${list(
      '"id", "email", "seatNumber", "acceptedById", "withdrawnAt" IS NOT NULL AS "isWithdrawn"',
      '"Invitation" WHERE "orderId" = o."id"',
    )} AS "invitations",
    ${list(
      `"id", "status", "amountMinor", "serviceRefundId", ${list(
        '"orderLineId", "amountMinor", "endsLine"',
        '"RefundLine" WHERE "refundId" = r."id"',
        'orderLineId',
      )} AS "lines"`,
      '"Refund" r WHERE "orderId" = o."id"',
    )} AS "refunds",
    ${list('"id", "status"', '"Dispute" WHERE "orderId" = o."id"')} AS "disputes",
    ${list('"id", "refundId", "totalMinor"', '"SalesDocument" WHERE "orderId" = o."id"')} AS "documents"
  FROM "Order" o WHERE o."userId" = ANY($1::uuid[]) ORDER BY o."createdAt", o."id"`;

const enrolmentsQuery = `
  SELECT "id", "userId", "courseId", "orderLineId", "source" = 'grant' AS "isGrant", "endedAt" IS NULL AS "isRunning",
    "frozenAt" IS NOT NULL AS "isFrozen", "endReason"
  FROM "Enrolment" WHERE "userId" = ANY($1::uuid[]) ORDER BY "createdAt", "id"`;

/** The orders of the people of a sequence, oldest first. */
export async function readOrders({ lane, people }: Story): Promise<OrderRow[]> {
  const ids = people.map(({ id }) => id);
  return (await lane.clone.pool.query<OrderRow>({ name: 'orders', text: ordersQuery, values: [ids] })).rows;
}

export async function readEnrolments({ lane, people }: Story): Promise<EnrolmentRow[]> {
  const ids = people.map(({ id }) => id);
  const query = { name: 'enrolments', text: enrolmentsQuery, values: [ids] };
  return (await lane.clone.pool.query<EnrolmentRow>(query)).rows;
}
