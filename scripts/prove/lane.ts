import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Db } from '#lib/db/client.ts';
import { freePort } from '#lib/db/embedded.ts';
import { startStripeStandIn } from '#lib/payments/stand-in/server.ts';
import type { StripeStandIn } from '#lib/payments/stand-in/server.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';
import { openGateway } from '#lib/payments/stripe-gateway.ts';
import { openStripe } from '#lib/payments/stripe.ts';
import { answerWebhook } from '#lib/payments/webhook.ts';
import { now } from '#lib/time/clock.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { adminViewerOf } from '#tests/support/factories.ts';
import type { Clone, Cloner } from './database.ts';
import { faultyDb, faultyGateway, makeFaults } from './faults.ts';
import type { Faults } from './faults.ts';

export const secretKey = 'sk_test_standin';
const webhookSecret = 'whsec_standin';
const appUrl = 'http://localhost:3999';

/** One product with its database, its payment service and its clock; sequences run in it one after the other. */
export type Lane = {
  readonly clone: Clone;
  /** Without faults: for looking. */
  readonly plainDb: Db;
  /** With faults: for the product. */
  readonly db: Db;
  readonly gateway: PaymentGateway;
  readonly faults: Faults;
  readonly standIn: StripeStandIn;
  readonly admin: AdminViewer;
  readonly courses: readonly { readonly slug: string; readonly courseId: string; readonly courseVersionId: string }[];
  at(): Date;
  pass(milliseconds: number): void;
  close(): Promise<void>;
};

/** Lets a test spoil something on purpose, to see that the proof finds it. */
export type Spoil = {
  readonly gateway?: (gateway: PaymentGateway) => PaymentGateway;
  /** Run in each lane's database before anything happens in it. */
  readonly sql?: string;
};

export async function openLane(cloner: Cloner, spoil: Spoil): Promise<Lane> {
  const clone = await cloner.clone();
  if (spoil.sql !== undefined) await clone.pool.query(spoil.sql);
  const faults = makeFaults();
  const db = faultyDb(clone.db, faults);
  // Never behind the real time: a signature of more than five minutes ago is refused.
  let ahead = 0;
  const at = () => new Date(now().getTime() + ahead);
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}/api/stripe/webhook`;
  const standIn = await startStripeStandIn({
    port: 0,
    webhookUrl,
    webhookSecret,
    secretKey,
    clock: at,
    webhookRetryDelaysMs: [],
    redirectWaitMs: 0,
    delayedSettlementMs: Number.MAX_SAFE_INTEGER / 4,
  });
  standIn.control.set({ hold: true });
  const stripe = openStripe({ kind: 'stand-in', secretKey, webhookSecret, url: standIn.url });
  const real = openGateway(stripe, { webhookSecret, appUrl });
  const gateway = faultyGateway(spoil.gateway?.(real) ?? real, faults);
  const server = createServer((request, response) => {
    void readBody(request)
      .then((body) => answerWebhook(db, gateway, asRequest(webhookUrl, request, body), at()))
      .then(
        ({ status }) => status,
        () => 500,
      )
      .then((status) => response.writeHead(status).end());
  });
  const versions = await clone.db.courseVersion.findMany({
    orderBy: { course: { slug: 'asc' } },
    select: { id: true, courseId: true, course: { select: { slug: true } } },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    clone,
    plainDb: clone.db,
    db,
    gateway,
    faults,
    standIn,
    admin: adminViewerOf(await clone.db.user.findFirstOrThrow({ where: { role: 'admin' } })),
    courses: versions.map(({ id, courseId, course }) => ({ slug: course.slug, courseId, courseVersionId: id })),
    at,
    pass(milliseconds) {
      ahead += milliseconds;
      standIn.control.tick();
    },
    close: async () => {
      await standIn.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await clone.drop();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function asRequest(url: string, request: IncomingMessage, body: string): Request {
  const signature = request.headers['stripe-signature'];
  const headers = typeof signature === 'string' ? { 'stripe-signature': signature } : {};
  return new Request(url, { method: 'POST', body, headers });
}
