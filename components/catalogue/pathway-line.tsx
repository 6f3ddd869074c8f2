import Link from 'next/link';
import type { SitePathway } from '#lib/catalogue/site.ts';
import { marketCurrency } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';

/** One line that offers the courses together. Nothing while the pathway cannot be bought. */
export function PathwayLine({ pathway, market }: { pathway: SitePathway | null; market: Market }) {
  const currency = marketCurrency(market);
  const price = pathway?.prices[currency];
  const single = pathway?.singlePrices[currency];
  if (!pathway?.isForSale || price === undefined || single === undefined) return null;
  return (
    <p className="border-t border-line pt-5 font-serif text-lg">
      <Link href="/pathway" prefetch={false} className="link inline-flex min-h-11 items-center">
        All {pathway.courses.length} courses together
      </Link>{' '}
      for {formatMoney(price, currency)} instead of {formatMoney(single, currency)}.
    </p>
  );
}
