import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { sweep } from '../checkout/later.ts';
import { newId } from '../ids.ts';
import { findRoute } from '../routes/table.ts';
import { nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import { readBody, sendJson } from './body.ts';
import { invalid, StripeFailure } from './errors.ts';
import { render } from './expand.ts';
import { parseForm } from './form-encoding.ts';
import { fingerprintOf, savedAnswer } from './idempotency.ts';
import type { RunningKeys } from './idempotency.ts';

interface Answer {
  status: number;
  body: string;
  replayed: boolean;
}

/** Answers one request to /v1 as Stripe would, errors included. */
export async function answerApi(
  world: World,
  running: RunningKeys,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = newId('req_', 14);
  response.setHeader('Request-Id', requestId);
  response.setHeader('Stripe-Version', Stripe.API_VERSION);
  const key = headerOf(request, 'idempotency-key');
  if (key !== null) response.setHeader('Idempotency-Key', key);
  try {
    const answer = await run(world, running, request, requestId, key);
    if (answer.replayed) response.setHeader('Idempotent-Replayed', 'true');
    sendJson(response, answer.status, answer.body);
  } catch (error) {
    const failure =
      error instanceof StripeFailure
        ? error
        : new StripeFailure(500, 'api_error', `The stand-in failed: ${String(error)}`);
    sendJson(response, failure.status, failure.body());
  }
}

async function run(
  world: World,
  running: RunningKeys,
  request: IncomingMessage,
  requestId: string,
  key: string | null,
): Promise<Answer> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const body = await readBody(request);
  if (body === null) throw new StripeFailure(413, 'invalid_request_error', 'The request is too large.');
  checkCaller(world, request);
  if (world.switches.failRequests > 0) {
    world.switches.failRequests -= 1;
    throw new StripeFailure(500, 'api_error', 'Asked to fail by the stand-in’s failRequests switch.');
  }
  const savedUnder = method === 'POST' ? key : null;
  const fingerprint = fingerprintOf(method, url.pathname, body);
  if (savedUnder === null) return handle(world, method, url, body, requestId, null);
  const saved = savedAnswer(world.state, savedUnder, fingerprint, nowSeconds(world));
  if (saved) return { status: saved.status, body: saved.body, replayed: true };
  running.start(savedUnder);
  try {
    const answer = await handle(world, method, url, body, requestId, savedUnder);
    world.state.answers[savedUnder] = {
      fingerprint,
      status: answer.status,
      body: answer.body,
      atSeconds: nowSeconds(world),
    };
    world.save();
    return answer;
  } finally {
    running.end(savedUnder);
  }
}

async function handle(
  world: World,
  method: string,
  url: URL,
  body: string,
  requestId: string,
  key: string | null,
): Promise<Answer> {
  if (world.switches.apiDelayMs > 0) await sleep(world.switches.apiDelayMs);
  const route = findRoute(method, url.pathname);
  if (!route) {
    const message = `Unrecognized request URL (${method}: ${url.pathname}). The local stand-in may not model it.`;
    throw new StripeFailure(404, 'invalid_request_error', message);
  }
  const group = parseForm(method === 'GET' ? url.search : body);
  if (!group) throw invalid('The parameters are not form-encoded as Stripe expects.');
  const changed = sweep(world) > 0;
  world.request = { id: requestId, idempotencyKey: key };
  try {
    const answer = route.handler({ world, id: decodeURIComponent(route.id), group });
    const text = render(world.state, answer, group);
    if (changed || method === 'POST') world.save();
    return { status: 200, body: text, replayed: false };
  } finally {
    world.request = null;
  }
}

function checkCaller(world: World, request: IncomingMessage): void {
  const given = /^Bearer (.+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1];
  if (given === undefined) {
    throw new StripeFailure(
      401,
      'invalid_request_error',
      'You did not provide an API key. Provide it in the Authorization header as a Bearer token.',
    );
  }
  if (!timingSafeEqual(digest(given), digest(world.settings.secretKey))) {
    throw new StripeFailure(
      401,
      'invalid_request_error',
      `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`,
    );
  }
  const version = headerOf(request, 'stripe-version');
  if (version !== null && version !== Stripe.API_VERSION) {
    throw invalid(`Invalid Stripe API version: ${version}. The stand-in speaks ${Stripe.API_VERSION} only.`);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
