import { headers } from 'next/headers';
import { env } from '../env.ts';

export type RequestOrigin = {
  readonly origin: string | null;
  readonly host: string | null;
  readonly fetchSite: string | null;
};

/**
 * Does a request that changes something come from our own pages? Its Origin must be ours; a request without one is let
 * through only when the browser itself says that no other site is behind it. The Origin
 * "null" is refused, by Next as well: so pages with forms may use the referrer policy `same-origin`, never `no-referrer`.
 */
export function isSameOrigin(request: RequestOrigin, appUrl: string): boolean {
  if (request.origin === null) return request.fetchSite === 'same-origin' || request.fetchSite === 'none';
  if (!/^https?:\/\/[^/\s]+$/.test(request.origin)) return false;
  if (request.origin === appUrl) return true;
  return request.host !== null && request.origin === `${new URL(appUrl).protocol}//${request.host}`;
}

/** Throws when the request behind this server action or route did not come from our own pages. First line of each. */
export async function assertSameOrigin(): Promise<void> {
  const given = await headers();
  const request = { origin: given.get('origin'), host: given.get('host'), fetchSite: given.get('sec-fetch-site') };
  if (!isSameOrigin(request, env().appUrl)) throw new Error('A request from another site was refused.');
}
