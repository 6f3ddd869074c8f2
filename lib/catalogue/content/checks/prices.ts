import { currencies, currencyName } from '../../../money.ts';
import type { Currency } from '../../../money.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';

/** Every open course, and the pathway, has a price in each currency that we sell in. */
export function checkPrices({ courses, pathway }: Content, forSale: readonly Currency[] = currencies): Fault[] {
  const sold = courses.filter(({ meta }) => meta.status === 'open');
  return [...sold, ...(pathway ? [pathway] : [])].flatMap(({ file, meta, lineOf }) =>
    forSale
      .filter((currency) => meta.prices?.[currency] === undefined)
      .map((currency) => ({
        file,
        line: lineOf(['prices']),
        rule: 'prices',
        message: `"${meta.slug}" has no price in ${currency} (${currencyName(currency)}), which we sell in`,
      })),
  );
}
