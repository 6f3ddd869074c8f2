import { marketLabel, markets } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';

/** Prices in the reader's own currency, and a way to change it that works without a script. */
export function MarketSwitch({ market, returnTo }: { market: Market; returnTo: string }) {
  const others = markets.filter((other) => other !== market);
  return (
    <form action="/api/market" method="post" className="text-sm text-muted">
      <input type="hidden" name="next" value={returnTo} />
      Prices for {marketLabel(market)}.{' '}
      {others.map((other) => (
        <button
          key={other}
          type="submit"
          name="market"
          value={other}
          className="min-h-11 cursor-pointer text-nerve underline underline-offset-4"
        >
          Show {marketLabel(other)}
        </button>
      ))}
    </form>
  );
}
