import type pg from 'pg';
import { newId } from '#lib/ids.ts';

export type UnpaidOrder = {
  readonly orderId: string;
  readonly userId: string;
  readonly email: string;
  readonly lines: readonly { readonly id: string; readonly courseId: string; readonly courseVersionId: string }[];
};

const accessMs = 730 * 24 * 60 * 60_000;
const message = 'x'.repeat(1_500);
const snapshot = JSON.stringify({ lines: 'x'.repeat(1_500) });
const addJob = 'SELECT graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := 12)';

/** What one paid line gives: the lock of the place, the enrolment and its event. */
async function give(client: pg.Client, userId: string, line: UnpaidOrder['lines'][number], at: Date): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`enrolment ${userId} ${line.courseId}`]);
  await client.query(
    'SELECT "id", "accessUntil" FROM "Enrolment" WHERE "userId" = $1 AND "courseId" = $2 AND "endedAt" IS NULL',
    [userId, line.courseId],
  );
  await client.query('SELECT "facts" FROM "CourseVersion" WHERE "id" = $1', [line.courseVersionId]);
  const id = newId();
  await client.query(
    `INSERT INTO "Enrolment" ("id", "userId", "courseId", "courseVersionId", "source", "orderLineId", "createdAt", "accessUntil") VALUES ($1, $2, $3, $4, 'order', $5, $6, $7) ON CONFLICT DO NOTHING`,
    [id, userId, line.courseId, line.courseVersionId, line.id, at, new Date(at.getTime() + accessMs)],
  );
  await client.query('INSERT INTO "EnrolmentEvent" ("id", "enrolmentId", "kind", "at") VALUES ($1, $2, $3, $4)', [
    newId(),
    id,
    'bought',
    at,
  ]);
}

/** The receipt under the next number, and the message that brings it. */
async function receipt(client: pg.Client, { orderId, email }: UnpaidOrder, at: Date): Promise<void> {
  const { rows } = await client.query(
    `INSERT INTO "DocumentSeries" ("key", "last") VALUES ('R', 1) ON CONFLICT ("key") DO UPDATE SET "last" = "DocumentSeries"."last" + 1 RETURNING "last"`,
  );
  const running = Number(rows[0].last);
  await client.query(
    `INSERT INTO "SalesDocument" ("id", "series", "running", "number", "kind", "orderId", "issuedAt", "currency", "totalMinor", "taxMinor", "snapshot", "hash") VALUES ($1, 'R', $2, $3, 'receipt', $4, $5, 'AUD', 17700, 0, $6, $7)`,
    [newId(), running, `R-${String(running).padStart(6, '0')}`, orderId, at, snapshot, '0'.repeat(64)],
  );
  const mail = newId();
  await client.query(
    'INSERT INTO "EmailMessage" ("id", "kind", "to", "subject", "text", "html", "createdAt") VALUES ($1, $2, $3, $4, $5, $5, $6)',
    [mail, 'order-receipt', email, 'Your receipt', message, at],
  );
  await client.query(addJob, ['send-mail', JSON.stringify({ emailMessageId: mail }), `mail:${mail}`]);
}

/** What settling a payment reads under lock and writes, by hand and without deciding anything. */
export async function barePaid(client: pg.Client, order: UnpaidOrder, at: Date): Promise<void> {
  const { orderId, userId, lines } = order;
  await client.query('BEGIN');
  await client.query('SELECT * FROM "Order" WHERE "id" = $1 FOR UPDATE', [orderId]);
  await client.query(`UPDATE "Order" SET "status" = 'paid', "settledAt" = $2, "paymentIntentId" = $3 WHERE "id" = $1`, [
    orderId,
    at,
    `pi_bench_${orderId}`,
  ]);
  await client.query('INSERT INTO "OrderEvent" ("id", "orderId", "kind", "at", "detail") VALUES ($1, $2, $3, $4, $5)', [
    newId(),
    orderId,
    'paid',
    at,
    '{}',
  ]);
  await client.query(
    'SELECT l.*, v."title" FROM "OrderLine" l JOIN "CourseVersion" v ON v."id" = l."courseVersionId" WHERE l."orderId" = $1',
    [orderId],
  );
  await client.query(
    'SELECT l."id", e."id", r."refundId" FROM "OrderLine" l LEFT JOIN "Enrolment" e ON e."orderLineId" = l."id" LEFT JOIN "RefundLine" r ON r."orderLineId" = l."id" WHERE l."orderId" = $1',
    [orderId],
  );
  for (const line of lines) await give(client, userId, line, at);
  await receipt(client, order, at);
  await client.query('UPDATE "StripeEvent" SET "appliedAt" = $2 WHERE "objectId" = $1 AND "appliedAt" IS NULL', [
    `cs_bench_${orderId}`,
    at,
  ]);
  await client.query('COMMIT');
}
