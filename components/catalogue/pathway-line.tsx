import Link from 'next/link';
import type { SitePathway } from '#lib/catalogue/site.ts';
import { marketCurrency } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';

/** One line that offers the courses together. Nothing while the pathway cannot be bought. */
export function PathwayLine({ pathway, market }: { pathway: SitePathway | null; market: Market }) {
  if (!pathway?.isForSale) return null;
  const currency = marketCurrency(market);
  return (
    <p className="border-t border-line pt-5 font-serif text-lg">
      <Link href="/pathway" prefetch={false} className="link inline-flex min-h-11 items-center">
        All {pathway.courses.length} courses together
      </Link>{' '}
      for {formatMoney(pathway.prices[currency], currency)} instead of{' '}
      {formatMoney(pathway.singlePrices[currency], currency)}.
    </p>
  );
}
