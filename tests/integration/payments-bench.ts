import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Logger, runOnce } from 'graphile-worker';
import type Stripe from 'stripe';
import { collectCertificate } from '#lib/certificate/jobs.ts';
import type { Db } from '#lib/db/client.ts';
import { freePort } from '#lib/db/embedded.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';
import { giveRefund, settleCheckout, settleRefund } from '#lib/payments/jobs.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { startStripeStandIn } from '#lib/payments/stand-in/server.ts';
import type { StripeStandIn } from '#lib/payments/stand-in/server.ts';
import { openGateway } from '#lib/payments/stripe-gateway.ts';
import { openStripe } from '#lib/payments/stripe.ts';
import { answerWebhook } from '#lib/payments/webhook.ts';
import { now } from '#lib/time/clock.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';

export const secretKey = 'sk_test_standin';
export const webhookSecret = 'whsec_standin';
const appUrl = 'http://localhost:3999';

export type Bench = {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly gateway: PaymentGateway;
  readonly stripe: Stripe;
  readonly standIn: StripeStandIn;
  /** HTTP statuses our endpoint answered with, in order. */
  readonly answers: number[];
  readonly webhookUrl: string;
  /** Runs every job that waits, in the real worker. */
  runJobs(): Promise<void>;
  /** Until our endpoint has answered so many deliveries. */
  answered(count: number): Promise<void>;
  close(): Promise<void>;
};

/** Real PostgreSQL, the real SDK, the stand-in over HTTP, and our endpoint behind a real socket. */
export async function startPayments(): Promise<Bench> {
  const database = await cloneDatabase();
  const answers: number[] = [];
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}/api/stripe/webhook`;
  const standIn = await startStripeStandIn({
    port: 0,
    webhookUrl,
    webhookSecret,
    secretKey,
    webhookRetryDelaysMs: [],
    redirectWaitMs: 1_500,
    delayedSettlementMs: 3_600_000,
  });
  const stripe = openStripe({ kind: 'stand-in', secretKey, webhookSecret, url: standIn.url });
  const gateway = openGateway(stripe, { webhookSecret, appUrl });
  const server = createServer((request, response) => {
    void readBody(request)
      .then((body) =>
        answerWebhook(
          database.db,
          gateway,
          new Request(webhookUrl, { method: 'POST', body, headers: signatureOf(request) }),
          now(),
        ),
      )
      .then(
        ({ status }) => status,
        () => 500,
      )
      .then((status) => {
        answers.push(status);
        response.writeHead(status).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    database,
    db: database.db,
    gateway,
    stripe,
    standIn,
    answers,
    webhookUrl,
    runJobs: () => runJobs(database, gateway),
    answered: (count) => until(() => answers.length >= count),
    close: async () => {
      await standIn.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.drop();
    },
  };
}

async function runJobs({ db, url }: TestDatabase, gateway: PaymentGateway): Promise<void> {
  await runOnce({
    connectionString: url,
    concurrency: 4,
    noHandleSignals: true,
    logger: quiet,
    taskList: {
      'settle-checkout': (payload) => settleCheckout(db, payload as { checkoutSessionId: string }, now(), gateway),
      'settle-refund': (payload) => settleRefund(db, payload as { paymentIntentId: string }, now(), gateway),
      'give-refund': (payload) => giveRefund(db, payload as { refundId: string }, now(), gateway),
      'collect-certificate': (payload) => collectCertificate(db, payload as { enrolmentId: string }, now()),
      'send-mail': () => undefined,
    },
  });
}

const quiet = new Logger(() => () => undefined);

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function signatureOf(request: IncomingMessage): Record<string, string> {
  const signature = request.headers['stripe-signature'];
  return typeof signature === 'string' ? { 'stripe-signature': signature } : {};
}

export async function until(isDone: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const end = now().getTime() + limitMs;
  while (!(await isDone())) {
    if (now().getTime() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export type Buyer = Awaited<ReturnType<typeof startBuyer>>;

/** A therapist, a course, and the card page open for it. */
export async function startBuyer({ db, gateway }: Bench) {
  const course = await publishTinyCourse(db);
  const therapist = await createTherapist(db);
  const viewer = viewerOf(therapist);
  const started = await startCheckout(db, gateway, viewer, wishOf({ slug: course.slug, currency: 'AUD' }), now());
  if (!started.ok) throw new Error(started.reason);
  const order = await db.order.findUniqueOrThrow({ where: { id: started.value.orderId } });
  return {
    course,
    therapist,
    viewer,
    orderId: order.id,
    url: started.value.url ?? '',
    sessionId: order.checkoutSessionId ?? '',
  };
}

const goodCard = {
  method: 'card',
  cardNumber: '4242 4242 4242 4242',
  expiry: '04 / 39',
  cvc: '123',
  name: 'Test Person',
};

/** Fills the card page in as a browser would. Answers the page's status: 303 paid, anything else not. */
export async function pay(url: string | null, changes: Record<string, string> = {}): Promise<number> {
  if (url === null) throw new Error('there is nothing to pay');
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ ...goodCard, ...changes }),
    redirect: 'manual',
  });
  return response.status;
}

export type Effects = {
  status: string;
  orders: number;
  enrolments: number;
  paidEvents: number;
  enrolmentEvents: number;
  receipts: number;
};

/** What a purchase left behind: the numbers that must be one. */
export async function effectsOf(db: Db, buyer: Pick<Buyer, 'orderId' | 'therapist'>): Promise<Effects> {
  const userId = buyer.therapist.id;
  const order = await db.order.findUniqueOrThrow({ where: { id: buyer.orderId } });
  return {
    status: order.status,
    orders: await db.order.count({ where: { userId } }),
    enrolments: await db.enrolment.count({ where: { userId } }),
    paidEvents: await db.orderEvent.count({ where: { orderId: buyer.orderId, kind: 'paid' } }),
    enrolmentEvents: await db.enrolmentEvent.count({ where: { enrolment: { userId } } }),
    receipts: await db.emailMessage.count({ where: { to: buyer.therapist.email, kind: 'order-receipt' } }),
  };
}

export const enrolledOnce: Effects = {
  status: 'paid',
  orders: 1,
  enrolments: 1,
  paidEvents: 1,
  enrolmentEvents: 1,
  receipts: 1,
};
