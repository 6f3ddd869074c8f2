import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGateway } from './stripe-gateway.ts';
import { openStripe } from './stripe.ts';

type Heard = { readonly path: string; readonly key: string | null };

/** Listens to what is written to the payment service, and fails the first of each once: the SDK sends it again. */
const heard: Heard[] = [];
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const path = request.url ?? '';
    const key = request.headers['idempotency-key'];
    const isFirst = !heard.some((other) => other.path === path);
    if (request.method === 'POST') heard.push({ path, key: typeof key === 'string' ? key : null });
    response.writeHead(isFirst ? 503 : 200, { 'content-type': 'application/json' });
    response.end(
      isFirst ? '{"error":{"message":"busy"}}' : '{"id":"cs_1","url":"http://localhost/pay","status":"pending"}',
    );
  });
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('every write carries an idempotency key, the same when it is sent again', async () => {
  const config = { secretKey: 'sk_test_x', webhookSecret: 'whsec_x', appUrl: 'http://localhost:3000' };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = openGateway(openStripe({ kind: 'stand-in', ...config, url }), config);
  const orderId = '018f0000-0000-7000-8000-000000000001';
  await gateway.createCheckout({
    orderId,
    orderNumber: 'O-2026-000001',
    currency: 'AUD',
    lines: [{ description: 'A course', amountMinor: 5_900, quantity: 1 }],
    customerEmail: 'person@example.test',
    expiresAt: new Date('2026-11-28T12:00:00Z'),
    idempotencyKey: `order:${orderId}:attempt:1`,
  });
  await gateway.expireCheckout('cs_1');
  const paymentIntentId = 'pi_1';
  const refund = { orderId, refundId: 'r', paymentIntentId, amountMinor: 1, reason: 'duplicate' } as const;
  await gateway.refund({ ...refund, idempotencyKey: 'refund:r:attempt:1' });
  const keysOf = (path: string) => heard.filter((write) => write.path === path).map(({ key }) => key);
  expect(keysOf('/v1/checkout/sessions')).toEqual(Array(2).fill(`order:${orderId}:attempt:1`));
  expect(keysOf('/v1/refunds')).toEqual(Array(2).fill('refund:r:attempt:1'));
  const [first, second, ...more] = keysOf('/v1/checkout/sessions/cs_1/expire');
  expect([first, more]).toEqual([expect.stringMatching(/./), []]);
  expect(second).toBe(first);
});
