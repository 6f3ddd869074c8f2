import { expect } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import { readAddresses } from './addresses.ts';

/** What the payment stand-in can be told to do wrong; see lib/payments/stand-in/control/switches.ts. */
export type Faults = Partial<{
  duplicate: number;
  delayMs: number;
  reorder: boolean;
  drop: number;
  hold: boolean;
  forge: boolean;
  failRequests: number;
  apiDelayMs: number;
}>;

type Verb = 'settle' | 'expire' | 'dispute' | 'close-dispute' | 'refund' | 'resend' | 'release' | 'reset';

function standInUrl(): string {
  const { stripeUrl } = readAddresses();
  if (!stripeUrl) throw new Error('The product under test runs without the payment stand-in.');
  return stripeUrl;
}

async function post(request: APIRequestContext, path: string, data: object): Promise<unknown> {
  const response = await request.post(`${standInUrl()}${path}`, { data });
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
  return response.json();
}

/** Sets faults of the payment stand-in. They are the whole product's: reset them when the test ends. */
export function control(request: APIRequestContext, faults: Faults): Promise<unknown> {
  return post(request, '/_control', faults);
}

/** One act of the payment stand-in, such as `act(request, 'settle', { sessionId, outcome: 'succeeded' })`. */
export function act(request: APIRequestContext, verb: Verb, given: Record<string, string> = {}): Promise<unknown> {
  return post(request, `/_control/${verb}`, given);
}

/** Everything the payment stand-in holds now. */
export async function standInState(request: APIRequestContext): Promise<unknown> {
  const response = await request.get(`${standInUrl()}/_control`);
  expect(response.status()).toBe(200);
  return response.json();
}
