'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { basketInCookies } from '#lib/payments/rules/basket.ts';

/** Another tab may have changed it, or a page that took out what was bought. */
function onReturn(look: () => void): () => void {
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
  window.addEventListener('basket', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pageshow', look);
    window.removeEventListener('basket', look);
  };
}

/**
 * How much is in the basket; nothing while it is empty. Public pages are one file for everyone, so the browser counts
 * in its own cookie. The header keeps the others in their place when this one comes.
 */
export function BasketLink() {
  const count = useSyncExternalStore(
    onReturn,
    () => basketInCookies(document.cookie).length,
    () => 0,
  );
  if (count === 0) return null;
  return (
    <Link
      href="/basket"
      prefetch={false}
      data-basket
      className="ml-auto inline-flex min-h-11 items-center text-[0.9375rem] max-[22.5rem]:text-sm no-underline hover:underline"
    >
      Basket ({count})
    </Link>
  );
}
