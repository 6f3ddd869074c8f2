import type { Currency, Prices } from '#lib/money.ts';
import type { Basket, ShelfPlace } from './basket.ts';

export type ShelfItem = ShelfPlace & {
  readonly title: string;
  /** The public page. */
  readonly href: string;
  readonly prices: Prices;
};

/** `amountMinor` is for one person; null where there is no price in the currency. */
export type BasketRow = Pick<ShelfItem, 'slug' | 'title' | 'href'> & {
  readonly courseCount: number;
  readonly amountMinor: number | null;
};
/** A bundle that costs less than its courses that are in the basket. */
export type BundleHint = {
  readonly slug: string;
  readonly title: string;
  readonly courseCount: number;
  readonly amountMinor: number;
  readonly savedMinor: number;
};
export type BasketView = {
  readonly rows: readonly BasketRow[];
  /** Slugs in the basket that we do not sell (any more). */
  readonly dropped: readonly string[];
  /** Null while something has no price in the currency. */
  readonly subtotalMinor: number | null;
  readonly hint: BundleHint | null;
};

/** What a basket holds, in one currency, by what is on the shelf now. Total. */
export function viewBasket(basket: Basket, shelf: readonly ShelfItem[], currency: Currency): BasketView {
  const sold = shelf.filter(({ isForSale }) => isForSale);
  const rows = basket.flatMap((wanted) => {
    const place = sold.find(({ slug }) => slug === wanted);
    if (!place) return [];
    const { slug, title, href, courses, prices } = place;
    return [{ slug, title, href, courseCount: courses.length, amountMinor: prices[currency] ?? null }];
  });
  const amounts = rows.flatMap(({ amountMinor }) => amountMinor ?? []);
  return {
    rows,
    dropped: basket.filter((wanted) => !sold.some(({ slug }) => slug === wanted)),
    subtotalMinor: amounts.length === rows.length ? amounts.reduce((total, amount) => total + amount, 0) : null,
    hint: cheaperBundle(rows, sold, currency),
  };
}

/** The bundle that saves most on what is in the basket; null where none saves anything. */
function cheaperBundle(rows: readonly BasketRow[], sold: readonly ShelfItem[], currency: Currency): BundleHint | null {
  const hints = sold.flatMap(({ slug, kind, title, courses, prices }) => {
    const amountMinor = prices[currency];
    if (kind !== 'bundle' || amountMinor === undefined || rows.some((row) => row.slug === slug)) return [];
    const parts = rows.filter((row) => courses.includes(row.slug));
    const savedMinor = parts.reduce((total, part) => total + (part.amountMinor ?? 0), 0) - amountMinor;
    return savedMinor > 0 ? [{ slug, title, courseCount: courses.length, amountMinor, savedMinor }] : [];
  });
  return hints.toSorted((one, other) => other.savedMinor - one.savedMinor)[0] ?? null;
}
