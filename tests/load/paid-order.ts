import { join } from 'node:path';
import pg from 'pg';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { newId } from '#lib/ids.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import type { CheckoutFacts, PaymentGateway } from '#lib/payments/gateway.ts';
import { createTherapist, publishTinyCourse, testStart } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { quantile, timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { barePaid } from './payments/bare-paid.ts';
import type { UnpaidOrder } from './payments/bare-paid.ts';
import { withFolder } from './product.ts';

const warmUps = 20;
const samples = 200;
const at = new Date(testStart.getTime() + 300_000);
const amountMinor = 5_900;

/** An order of a course each, its card page open, that nobody has settled. */
async function layOut(db: Db, courses: readonly TinyCourse[], running: number): Promise<UnpaidOrder> {
  const person = await createTherapist(db);
  const orderId = newId();
  const lines = courses.map(({ courseId, courseVersionId }) => ({ id: newId(), courseId, courseVersionId }));
  await db.order.create({
    data: {
      id: orderId,
      number: `O-2026-${700_000 + running}`,
      userId: person.id,
      status: 'open',
      currency: 'AUD',
      countryCode: 'AU',
      totalMinor: amountMinor * lines.length,
      createdAt: testStart,
      expiresAt: at,
      checkoutSessionId: `cs_bench_${orderId}`,
      lines: {
        create: lines.map((line) => ({ ...line, description: 'A course', listMinor: amountMinor, amountMinor })),
      },
    },
  });
  return { orderId, userId: person.id, email: person.email, lines };
}

/** The payment service, without its network: what is measured is ours. */
function paidAlready(orders: ReadonlyMap<string, UnpaidOrder>): PaymentGateway {
  const readCheckout = (sessionId: string): Promise<CheckoutFacts | null> => {
    const order = orders.get(sessionId);
    if (!order) return Promise.resolve(null);
    return Promise.resolve({
      sessionId,
      orderId: order.orderId,
      state: 'paid',
      amountMinor: amountMinor * order.lines.length,
      currency: 'AUD',
      paymentIntentId: `pi_bench_${order.orderId}`,
    });
  };
  return { readCheckout } as PaymentGateway;
}

async function settle(db: Db, gateway: PaymentGateway, { orderId }: UnpaidOrder): Promise<void> {
  const settled = await settleCheckout(db, gateway, `cs_bench_${orderId}`, at);
  if (settled?.status !== 'paid') throw new Error('an order that was paid is not');
}

async function measureOn(url: string): Promise<Row[]> {
  await migrate(url);
  const db = openDb(url, 4);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const courses = await Promise.all([1, 2, 3].map(() => publishTinyCourse(db)));
    const [product, bare]: [number[], number[]] = [[], []];
    for (let index = 0; index < warmUps + samples; index += 1) {
      const one = await layOut(db, courses, 2 * index);
      const other = await layOut(db, courses, 2 * index + 1);
      const gateway = paidAlready(new Map([[`cs_bench_${one.orderId}`, one]]));
      product.push(await timed(() => settle(db, gateway, one)));
      bare.push(await timed(() => barePaid(client, other, at)));
    }
    return [50, 95].map((percent) => ({
      what: `Payment settled, three courses given, receipt issued, p${percent}`,
      unit: 'ms',
      better: 'lower',
      value: quantile(product.slice(warmUps), percent / 100),
      against: `bare transaction, same locks and writes, p${percent}`,
      baseline: quantile(bare.slice(warmUps), percent / 100),
    }));
  } finally {
    await client.end();
    await db.$disconnect();
  }
}

export const paidOrder: Figure = {
  name: 'paid-order',
  title: `an order of three courses, embedded database, one after the other, ${samples} each`,
  measure: () =>
    withFolder(async (folder) => {
      const database = await startEmbedded({ databaseDir: join(folder, 'postgres'), database: 'bench' });
      try {
        return await measureOn(database.url);
      } finally {
        await database.stop();
      }
    }),
};
