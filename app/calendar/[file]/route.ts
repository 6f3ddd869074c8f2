import { readNetworkAddress } from '#lib/auth/browser.ts';
import { createNetworkLimit } from '#lib/auth/network-limit.ts';
import { calendarText } from '#lib/cpd-log/calendar.ts';
import { getCalendarUnscoped } from '#lib/cpd-log/queries/calendar.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
};
const plain = { ...headers, 'Content-Type': 'text/plain; charset=utf-8' };

/** A calendar program asks a few times a day; 256 random bits need no help against guessing. */
const mayFetch = createNetworkLimit(120);

/** The feed at /calendar/TOKEN.ics. The token is the key, so it is named in no log and no answer. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  if (!(await mayFetch(await readNetworkAddress())))
    return new Response('Too often. Try again in a quarter of an hour.\n', {
      status: 429,
      headers: { ...plain, 'Retry-After': '900' },
    });
  const token = /^([A-Za-z0-9_-]{43})\.ics$/.exec((await params).file)?.[1];
  const at = now();
  const events = token === undefined ? null : await getCalendarUnscoped(db(), token, at);
  if (!events) return new Response('There is no calendar at this address.\n', { status: 404, headers: plain });
  return new Response(calendarText(events, env().appUrl, at), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="cpd-dates.ics"',
    },
  });
}
