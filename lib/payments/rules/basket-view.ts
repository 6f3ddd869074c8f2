import type { Currency, Prices } from '#lib/money.ts';
import type { Basket, BasketItem, ShelfPlace } from './basket.ts';

export type ShelfItem = ShelfPlace & {
  readonly title: string;
  /** The public page. */
  readonly href: string;
  readonly prices: Prices;
};

/** `amountMinor` is for one seat; null where there is no price in the currency. */
export type BasketRow = {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  readonly courseCount: number;
  readonly seats: number;
  readonly amountMinor: number | null;
};
/** A bundle that costs less than its courses that are in the basket. `savedMinor` is for one seat. */
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
  /** One seat of each; null while something has no price in the currency. */
  readonly subtotalMinor: number | null;
  readonly hint: BundleHint | null;
};

/** What a basket holds, in one currency, by what is on the shelf now. Total. */
export function viewBasket(basket: Basket, shelf: readonly ShelfItem[], currency: Currency): BasketView {
  const sold = shelf.filter(({ isForSale }) => isForSale);
  const placeOf = ({ slug }: BasketItem) => sold.find((place) => place.slug === slug);
  const rows = basket.flatMap((item) => {
    const place = placeOf(item);
    if (!place) return [];
    const { slug, title, href, courses, prices } = place;
    return [
      { slug, title, href, courseCount: courses.length, seats: item.seats, amountMinor: prices[currency] ?? null },
    ];
  });
  const amounts = rows.flatMap(({ amountMinor }) => amountMinor ?? []);
  return {
    rows,
    dropped: basket.filter((item) => !placeOf(item)).map(({ slug }) => slug),
    subtotalMinor: amounts.length === rows.length ? amounts.reduce((total, amount) => total + amount, 0) : null,
    hint: cheaperBundle(rows, sold, currency),
  };
}

/** The bundle that saves most on what is in the basket; courses of different numbers of seats are left alone. */
function cheaperBundle(rows: readonly BasketRow[], sold: readonly ShelfItem[], currency: Currency): BundleHint | null {
  const hints = sold.flatMap(({ slug, title, courses, prices }) => {
    const amountMinor = prices[currency];
    const parts = rows.filter((row) => row.slug !== slug && courses.includes(row.slug));
    const isTaken = rows.some((row) => row.slug === slug);
    const isEven = new Set(parts.map(({ seats }) => seats)).size === 1;
    if (amountMinor === undefined || isTaken || !isEven) return [];
    const savedMinor = parts.reduce((total, part) => total + (part.amountMinor ?? 0), 0) - amountMinor;
    return savedMinor > 0 ? [{ slug, title, courseCount: courses.length, amountMinor, savedMinor }] : [];
  });
  return hints.toSorted((one, other) => other.savedMinor - one.savedMinor)[0] ?? null;
}
