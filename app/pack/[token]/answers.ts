import { windowSeconds } from '#app/api/verify/limit.ts';
import type { Opened } from './open-share.ts';

/** Of a private file behind a link: saved and never shown, kept by nobody, and it takes the address nowhere. Its sandbox is in proxy.ts. */
export function sharedFileHeaders(type: string, disposition: string): Record<string, string> {
  return {
    ...privateHeaders,
    'Content-Type': type,
    'Content-Disposition': disposition,
  };
}

const privateHeaders = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};

/** For a link that shows nothing, whatever the reason. */
export function noFile({ kind }: Exclude<Opened, { kind: 'pack' }> | { readonly kind: 'away' }): Response {
  if (kind === 'away') {
    return new Response('This file cannot be read just now. The link still holds: try again in a while.', {
      status: 503,
      headers: { ...privateHeaders, 'Retry-After': String(windowSeconds) },
    });
  }
  if (kind === 'too-many') {
    return new Response('Too many requests from this network. Try again in a minute.', {
      status: 429,
      headers: { ...privateHeaders, 'Retry-After': String(windowSeconds) },
    });
  }
  return new Response('This link shows nothing. Ask whoever sent it for a new one.', {
    status: 404,
    headers: privateHeaders,
  });
}
