import { marketLabel, markets } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';

/** More countries than this are a list to choose from, not a row of buttons. */
const mostButtons = 3;
const word = 'min-h-11 cursor-pointer text-nerve underline underline-offset-4';

/** Prices in the reader's own currency, and a way to change it that works without a script. */
export function MarketSwitch({
  market,
  returnTo,
  onSale = markets,
}: {
  market: Market;
  returnTo: string;
  onSale?: readonly Market[];
}) {
  const others = onSale.filter((other) => other !== market);
  return (
    <form action="/api/market" method="post" className="text-sm text-muted">
      <input type="hidden" name="next" value={returnTo} />
      Prices for {marketLabel(market)}.{' '}
      {others.length <= mostButtons ? (
        others.map((other) => (
          <button key={other} type="submit" name="market" value={other} className={`mr-4 ${word}`}>
            Show {marketLabel(other)}
          </button>
        ))
      ) : (
        <MarketList market={market} onSale={onSale} />
      )}
    </form>
  );
}

function MarketList({ market, onSale }: { market: Market; onSale: readonly Market[] }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      <label className="inline-flex min-h-11 items-center gap-2">
        Your country
        <select
          name="market"
          defaultValue={market}
          className="min-h-11 rounded-md border border-control bg-raised px-3 text-ink"
        >
          {onSale.map((code) => (
            <option key={code} value={code}>
              {marketLabel(code)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={word}>
        Show prices
      </button>
    </span>
  );
}
