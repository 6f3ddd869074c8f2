import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { queueMail } from '#lib/email/queue.ts';
import { moneyDiffers } from '#lib/email/templates/money-differs.ts';
import { env } from '#lib/env.ts';
import { newId } from '#lib/ids.ts';
import { log } from '#lib/log.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import type { BookedPayment, Books } from '../books.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import { differenceSummary } from '../messages/reconcile.ts';
import { readOurBooksUnscoped } from '../queries-books.ts';
import { readAgain } from './read-again.ts';
import { newDifferences, readingPeriod, recentPeriod, reconcileBooks } from '../rules/reconcile.ts';
import type { Reconciled } from '../rules/reconcile.ts';
import { differenceSchema } from '../rules/reconcile/types.ts';
import type { OurBooks, Period, ReconciliationDifference } from '../rules/reconcile/types.ts';

/** So many payments that the service's list does not hold are asked for one by one. */
const mostAskedAlone = 50;

/**
 * Compares the last days with the payment service's books, reads again what differs, writes down what differs still and
 * tells admins what of it is new.
 */
export async function reconcileRecentDays(db: Db, gateway: PaymentGateway, at: Date): Promise<void> {
  const period = recentPeriod(at);
  const differing = await compare(db, gateway, period, at);
  const hasRead = await readAgain(db, gateway, differing.differences, at);
  const found = hasRead ? await compare(db, gateway, period, at) : differing;
  await transact(db, async (tx) => {
    const before = await tx.reconciliation.findFirst({
      where: { actorId: null },
      orderBy: { ranAt: 'desc' },
      select: { differences: true },
    });
    const runId = await write(tx, found, period, null, at);
    const unknown = newDifferences(found.differences, storedDifferences(before?.differences));
    if (unknown.length > 0) await tellAdmins(tx, runId, unknown, found.differences.length, at);
  });
  const count = found.differences.length;
  if (count > 0) log.error({ count }, 'our books and the payment service’s differ');
  else log.info('our books and the payment service’s agree');
}

/** Compares a period on an admin's wish and writes the comparison down. Nothing is written when the service is silent. */
export async function reconcile(
  db: Db,
  gateway: PaymentGateway,
  admin: AdminViewer,
  period: Period,
  at: Date,
): Promise<Result<{ readonly runId: string }, 'payment-service-down' | 'too-much'>> {
  assertAdmin(admin);
  try {
    const found = await compare(db, gateway, period, at);
    return ok({ runId: await transact(db, (tx) => write(tx, found, period, admin.userId, at)) });
  } catch (error) {
    if (!(error instanceof PaymentServiceError)) throw error;
    log.warn({ code: error.code }, 'the payment service’s books could not be read');
    return refuse(error.code === 'too-much-for-one-span' ? 'too-much' : 'payment-service-down');
  }
}

async function compare(db: Db, gateway: PaymentGateway, period: Period, at: Date): Promise<Reconciled> {
  const reading = readingPeriod(period);
  const listed = await gateway.listBooks(reading.from, reading.until);
  const ours = await readOurBooksUnscoped(db, reading, listed);
  return reconcileBooks(ours, await withStragglers(gateway, ours, listed, period), period, at);
}

/** Payments of paid orders that the list does not hold, because they began long before they settled, are read alone. */
async function withStragglers(gateway: PaymentGateway, ours: OurBooks, listed: Books, period: Period): Promise<Books> {
  const seen = new Set(listed.payments.map(({ id }) => id));
  const seenOrders = new Set(listed.payments.map(({ orderId }) => orderId));
  const missing = ours.orders.filter(
    ({ id, status, paymentIntentId, settledAt }) =>
      (status === 'paid' || status === 'refunded') &&
      settledAt !== null &&
      settledAt >= period.from &&
      settledAt < period.until &&
      paymentIntentId !== null &&
      !seen.has(paymentIntentId) &&
      !seenOrders.has(id),
  );
  const found: BookedPayment[] = [];
  for (const { paymentIntentId, currency, settledAt } of missing.slice(0, mostAskedAlone)) {
    if (paymentIntentId === null || settledAt === null) continue;
    const payment = await gateway.readPayment(paymentIntentId);
    if (!payment) continue;
    const { orderId, receivedMinor: amountMinor } = payment;
    found.push({ id: paymentIntentId, orderId, amountMinor, currency, status: 'received', createdAt: settledAt });
  }
  return { ...listed, payments: [...listed.payments, ...found] };
}

async function write(
  tx: Tx,
  { sums, differences }: Reconciled,
  { from, until }: Period,
  actorId: string | null,
  at: Date,
): Promise<string> {
  const id = newId();
  const rows = differences.map((one) => ({ ...one }));
  await tx.reconciliation.create({
    data: { id, fromAt: from, untilAt: until, ranAt: at, actorId, sums, differences: rows },
    select: { id: true },
  });
  return id;
}

/** Differences as they were kept; what cannot be read any more counts as not known. */
function storedDifferences(stored: unknown): ReconciliationDifference[] {
  const read = differenceSchema.array().safeParse(stored);
  return read.success ? read.data : [];
}

async function tellAdmins(
  tx: Tx,
  runId: string,
  unknown: readonly ReconciliationDifference[],
  allCount: number,
  at: Date,
): Promise<void> {
  const admins = await tx.user.findMany({ where: { role: 'admin' }, select: { email: true } });
  const mail = moneyDiffers({
    newCount: unknown.length,
    allCount,
    sentences: differenceSummary(unknown),
    url: `${env().appUrl}/admin/money?run=${runId}`,
  });
  for (const { email } of admins) await queueMail(tx, { kind: 'money-differs', to: email, ...mail }, at);
}
