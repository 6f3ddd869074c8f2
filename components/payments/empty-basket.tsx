'use client';

import { useEffect } from 'react';
import { basketCookie, basketInCookies, basketText, takeFromBasket } from '#lib/payments/rules/basket.ts';

const thirtyDaysSeconds = 30 * 24 * 60 * 60;

/** What was bought leaves the basket once it is paid: by itself, or without scripts by a press. Shows nothing else. */
export function EmptyBasket({ bought }: { bought: readonly string[] }) {
  const slugs = bought.join(',');
  useEffect(() => {
    const basket = basketInCookies(document.cookie);
    const rest = takeFromBasket(basket, slugs.split(','));
    if (rest.length === basket.length) return;
    const maxAge = rest.length === 0 ? 0 : thirtyDaysSeconds;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${basketCookie}=${basketText(rest)}; path=/; max-age=${maxAge}; samesite=lax${secure}`;
    window.dispatchEvent(new Event('basket'));
  }, [slugs]);
  return (
    <noscript>
      <form action="/api/basket" method="post" className="mt-6">
        <input type="hidden" name="act" value="remove" />
        <input type="hidden" name="slug" value={slugs} />
        <button type="submit" className="link min-h-11 cursor-pointer">
          Take what you bought out of your basket
        </button>
      </form>
    </noscript>
  );
}
