import { NextResponse } from 'next/server';
import { authSecret } from '#lib/auth/secret.ts';
import { stopRemindersUnscoped } from '#lib/cpd-log/commands/reminders.ts';
import { openStopToken } from '#lib/cpd-log/reminders/stop-token.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' };
const linkOf = (request: Request) => new URL(request.url).searchParams.get('link') ?? '';

/** Who opens the address changes nothing: the page with the button. */
export function GET(request: Request): NextResponse {
  const page = new URL('/reminders/stop', env().appUrl);
  page.searchParams.set('link', linkOf(request));
  return NextResponse.redirect(page, { status: 303, headers });
}

/**
 * The button of the mail program (RFC 8058): one POST without cookies or a page of ours behind it stops the reminders of
 * the person for whom the link is sealed. 200 when stopped, also the second time; 404 for a link that we did not make.
 */
export async function POST(request: Request): Promise<NextResponse> {
  const userId = openStopToken(linkOf(request), authSecret());
  const isStopped = userId !== null && (await stopRemindersUnscoped(db(), userId, now()));
  return isStopped
    ? new NextResponse('Stopped.\n', { headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })
    : new NextResponse('This link is not known.\n', {
        status: 404,
        headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
      });
}
