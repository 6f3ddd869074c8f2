import { readNetworkAddress } from '#lib/auth/browser.ts';
import { networkOf } from '#lib/auth/network-limit.ts';
import { createCheckLimit } from '#lib/certificate/limit.ts';
import type { CheckLimit } from '#lib/certificate/limit.ts';
import { env } from '#lib/env.ts';

export const windowSeconds = 60;
const loopback = /^(?:127\.|::1$|::ffff:127\.)/;
const shared = globalThis as { afferentCheckLimit?: CheckLimit };

/** May the network behind this request check another certificate? Asked once per check, on the page and on the API. */
export async function mayCheckNow(): Promise<boolean> {
  const address = await readNetworkAddress();
  const { databaseUrl } = env();
  if (!address || !databaseUrl || loopback.test(address)) return true;
  shared.afferentCheckLimit ??= createCheckLimit(databaseUrl, { points: 60, windowSeconds });
  return shared.afferentCheckLimit.mayCheck(networkOf(address));
}
