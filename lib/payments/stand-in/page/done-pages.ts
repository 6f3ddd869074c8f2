import type { SessionRecord } from '../state.ts';
import { Html, markup } from './html.ts';

/** Where the buyer goes after paying, with the session's id in its place. */
export function successAddress({ session }: SessionRecord): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

export function completePage(record: SessionRecord): Html {
  const waits = record.session.payment_status === 'unpaid';
  return markup`<h1>${waits ? 'This order is placed' : 'This order is complete'}</h1>
<p>${waits ? 'Your bank has been asked for the money. You need not pay again.' : 'It was paid already. Nothing more was charged, and you need not pay again.'}</p>
<p><a class="back" href="${successAddress(record)}">Back to shop</a></p>`;
}

export function expiredPage({ session }: SessionRecord): Html {
  return markup`<h1>This checkout has expired</h1>
<p>Nothing was charged. Go back to the shop and start again: your course is still there.</p>
${session.cancel_url === null ? null : markup`<p><a class="back" href="${session.cancel_url}">Back to shop</a></p>`}`;
}

export function unknownPage(): Html {
  return markup`<h1>There is no such checkout</h1>
<p>The address may be cut short, or the stand-in may have been reset since. Nothing was charged. Go back to the shop and start again.</p>`;
}
