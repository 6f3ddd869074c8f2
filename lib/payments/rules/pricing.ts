import { isCurrency, minimumChargeMinor as currencyMinimum } from '#lib/money.ts';
import { shareOut } from '../rules.ts';

/** A course of an item, for one seat: its own price, or its share of the bundle's. */
export type PricedCourse = {
  readonly courseId: string;
  readonly courseSlug: string;
  readonly title: string;
  readonly courseVersionId: string;
  readonly description: string;
  readonly listMinor: number;
};

/** A course or a bundle that is for sale, at its price in one currency. */
export type PricedItem = {
  readonly slug: string;
  readonly title: string;
  readonly kind: 'course' | 'bundle';
  /** Null for a course by itself. */
  readonly bundleId: string | null;
  readonly seats: number;
  readonly courses: readonly PricedCourse[];
};

/** What a code does in the currency of the order. `courseIds` null: it is for every course. */
export type CodeTerms = { readonly courseIds: ReadonlySet<string> | null } & (
  | { readonly kind: 'percent'; readonly percentOff: number }
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | { readonly kind: 'member'; readonly prices: ReadonlyMap<string, number> }
);

export type PricedLine = PricedCourse & {
  readonly itemSlug: string;
  readonly bundleId: string | null;
  /** 1 to n when the order is for a gift or a clinic: a seat has every item that has so many seats. */
  readonly seatNumber: number | null;
  readonly amountMinor: number;
};

export type Pricing = {
  readonly lines: readonly PricedLine[];
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly totalMinor: number;
  /** What was left to pay was below the smallest amount that can be charged, so nothing is. */
  readonly isWaived: boolean;
};

/** The smallest amount that the payment service charges, in the currency's smallest unit. */
export function minimumChargeMinor(currency: string): number {
  return isCurrency(currency) ? currencyMinimum(currency) : 0;
}

/**
 * The lines of an order and what they cost, tax included, in the currency's smallest unit. Total: parts add up to the
 * whole, no line costs less than nothing or more than its list price, and the order in which things were chosen
 * changes no price.
 */
export function priceItems(
  items: readonly PricedItem[],
  hasSeats: boolean,
  code: CodeTerms | null,
  currency: string,
): Pricing {
  const lines = items
    .toSorted((one, other) => (one.slug < other.slug ? -1 : 1))
    .flatMap((item) => linesOf(item, hasSeats));
  const asked = code === null ? lines.map(({ listMinor }) => listMinor) : amountsWith(lines, code);
  const isWaived = sum(asked) > 0 && sum(asked) < minimumChargeMinor(currency);
  const amounts = isWaived ? asked.map(() => 0) : asked;
  const subtotalMinor = sum(lines.map(({ listMinor }) => listMinor));
  const totalMinor = sum(amounts);
  return {
    lines: lines.map((line, index) => ({ ...line, amountMinor: amounts[index] ?? line.listMinor })),
    subtotalMinor,
    discountMinor: subtotalMinor - totalMinor,
    totalMinor,
    isWaived,
  };
}

type Listed = Omit<PricedLine, 'amountMinor'>;

function linesOf(item: PricedItem, hasSeats: boolean): Listed[] {
  const { slug: itemSlug, bundleId, seats, courses } = item;
  return Array.from({ length: hasSeats ? seats : 1 }, (_, seat) =>
    courses.map((course) => ({ ...course, itemSlug, bundleId, seatNumber: hasSeats ? seat + 1 : null })),
  ).flat();
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** True for a line that the code makes cheaper, or could. */
export function isEligible(courseId: string, code: CodeTerms): boolean {
  if (code.courseIds !== null && !code.courseIds.has(courseId)) return false;
  return code.kind !== 'member' || code.prices.has(courseId);
}

/** What each line costs with the code. A percentage is rounded line by line, a half in the buyer's favour. */
function amountsWith(lines: readonly Listed[], code: CodeTerms): number[] {
  const eligible = lines.map((line) => (isEligible(line.courseId, code) ? line.listMinor : 0));
  const off = code.kind === 'amount' ? shareOut(Math.min(code.amountMinor, sum(eligible)), eligible) : [];
  return lines.map(({ courseId, listMinor }, index) => {
    if (!isEligible(courseId, code)) return listMinor;
    switch (code.kind) {
      case 'percent':
        return listMinor - Math.floor((listMinor * code.percentOff + 50) / 100);
      case 'amount':
        return listMinor - (off[index] ?? 0);
      case 'member':
        return Math.min(listMinor, code.prices.get(courseId) ?? listMinor);
    }
  });
}
