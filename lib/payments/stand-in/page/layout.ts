import type { ServerResponse } from 'node:http';
import { Html, markup } from './html.ts';
import { STYLE, STYLE_HASH } from './style.ts';

const NOTICE = 'Test checkout: local stand-in for Stripe. No money moves.';

/** Sends a whole page. `leadsTo` are the addresses its forms may end at: Chromium checks redirects too. */
export function sendPage(
  response: ServerResponse,
  status: number,
  title: string,
  main: Html,
  leadsTo: readonly (string | null)[] = [],
): void {
  const targets = leadsTo.flatMap((address) => (address === null ? [] : [new URL(address).origin]));
  const formAction = ["'self'", ...new Set(targets)].join(' ');
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src ${STYLE_HASH}; img-src data:; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  });
  response.end(layout(title, main).text);
}

function layout(title: string, main: Html): Html {
  return markup`<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · test checkout</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="notice">${NOTICE}</header>
<main>
<svg class="signal" viewBox="0 0 320 40" aria-hidden="true" focusable="false"><circle cx="6" cy="28" r="4" fill="currentColor"/><path d="M6 28c34 0 30-18 58-18s26 22 54 22 28-24 56-24 26 20 54 20 34-14 88-8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>
${main}
</main>
</body>
</html>
`;
}
