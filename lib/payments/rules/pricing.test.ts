import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimumChargeMinor, priceItems } from './pricing.ts';
import type { CodeTerms, PricedItem } from './pricing.ts';

const course = (id: string, listMinor: number) => ({
  courseId: id,
  courseSlug: id,
  title: id,
  courseVersionId: `v-${id}`,
  description: id,
  listMinor,
});
const single = (id: string, listMinor = 5_900, seats = 1): PricedItem => ({
  slug: id,
  title: id,
  kind: 'course',
  bundleId: null,
  seats,
  courses: [course(id, listMinor)],
});
const bundle: PricedItem = {
  slug: 'pathway',
  title: 'Pathway',
  kind: 'bundle',
  bundleId: 'b',
  seats: 1,
  courses: [course('x', 4_967), course('y', 4_967), course('z', 4_966)],
};
const percent = (percentOff: number, courseIds: ReadonlySet<string> | null = null): CodeTerms => ({
  kind: 'percent',
  percentOff,
  courseIds,
});
const amount = (amountMinor: number, courseIds: ReadonlySet<string> | null = null): CodeTerms => ({
  kind: 'amount',
  amountMinor,
  courseIds,
});
const member = (prices: Record<string, number>, courseIds: ReadonlySet<string> | null = null): CodeTerms => ({
  kind: 'member',
  prices: new Map(Object.entries(prices)),
  courseIds,
});
const price = (items: readonly PricedItem[], code: CodeTerms | null, currency = 'AUD') =>
  priceItems(items, false, code, currency);
const amountsOf = (items: readonly PricedItem[], code: CodeTerms | null, currency = 'AUD') =>
  price(items, code, currency).lines.map(({ amountMinor }) => amountMinor);

test('without a code everything costs its list price', () => {
  expect(price([single('a'), bundle], null)).toMatchObject({
    subtotalMinor: 20_800,
    discountMinor: 0,
    totalMinor: 20_800,
    isWaived: false,
  });
});

test.each([
  ['a quarter off', [single('a')], percent(25), [4_425]],
  ['a half cent goes to the buyer', [single('a', 4_990)], percent(25), [3_742]],
  ['each line is rounded for itself', [bundle], percent(10), [4_470, 4_470, 4_469]],
  ['for one course only', [single('a'), single('b')], percent(50, new Set(['b'])), [5_900, 2_950]],
  ['everything off', [single('a'), bundle], percent(100), [0, 0, 0, 0]],
  ['an amount off one course', [single('a')], amount(1_000), [4_900]],
  ['an amount shared by the prices', [single('a', 7_500), single('b', 2_500)], amount(1_000), [6_750, 2_250]],
  [
    'an amount off the course that it is for',
    [single('a'), single('b')],
    amount(1_000, new Set(['a'])),
    [4_900, 5_900],
  ],
  ['never below nothing', [single('a'), single('b')], amount(9_000, new Set(['a'])), [0, 5_900]],
  ['a members’ price', [single('a'), single('b')], member({ a: 4_000 }), [4_000, 5_900]],
  ['a members’ price above ours is not taken', [single('a')], member({ a: 6_500 }), [5_900]],
  [
    'in a bundle the lower of share and members’ price',
    [bundle],
    member({ x: 4_000, y: 5_500 }),
    [4_000, 4_967, 4_966],
  ],
  ['members pay nothing', [single('a')], member({ a: 0 }), [0]],
] as const)('%s', (_name, items, code, amounts) => {
  expect(amountsOf(items, code)).toEqual(amounts);
});

test.each([
  ['AUD', 50],
  ['NZD', 50],
  ['EUR', 50],
  ['CAD', 50],
  ['USD', 50],
  ['GBP', 30],
] as const)('in %s what is less than %i is free, and what is as much is charged', (currency, least) => {
  expect(minimumChargeMinor(currency)).toBe(least);
  expect(price([single('a')], amount(5_900 - least + 1), currency)).toMatchObject({
    totalMinor: 0,
    discountMinor: 5_900,
    isWaived: true,
  });
  expect(price([single('a')], amount(5_900 - least), currency)).toMatchObject({ totalMinor: least, isWaived: false });
});

test('seats are lines of their own, numbered; for the buyer there are none', () => {
  const { lines } = priceItems([single('a', 5_900, 2), { ...bundle, seats: 1 }], true, null, 'AUD');
  expect(lines.map(({ itemSlug, courseId, seatNumber }) => [itemSlug, courseId, seatNumber])).toEqual([
    ['a', 'a', 1],
    ['a', 'a', 2],
    ['pathway', 'x', 1],
    ['pathway', 'y', 1],
    ['pathway', 'z', 1],
  ]);
  expect(price([single('a', 5_900, 7)], null).lines.map(({ seatNumber }) => seatNumber)).toEqual([null]);
});

const prices = fc.integer({ min: 0, max: 200_000 });
const items = fc
  .uniqueArray(
    fc.record({
      slug: fc.stringMatching(/^[a-z]{1,4}$/),
      seats: fc.integer({ min: 1, max: 5 }),
      lists: fc.array(prices, { minLength: 1, maxLength: 4 }),
    }),
    { selector: ({ slug }) => slug, minLength: 1, maxLength: 6 },
  )
  .map((made) =>
    made.map(({ slug, seats, lists }): PricedItem => ({
      slug,
      title: slug,
      kind: lists.length > 1 ? 'bundle' : 'course',
      bundleId: lists.length > 1 ? slug : null,
      seats,
      courses: lists.map((list, index) => course(`${slug}${index}`, list)),
    })),
  );
const isChosen = fc.func(fc.boolean());
const codes = fc.oneof(
  fc.constant(() => null),
  fc.integer({ min: 1, max: 100 }).map((off) => (ids: ReadonlySet<string> | null) => percent(off, ids)),
  fc.integer({ min: 1, max: 500_000 }).map((off) => (ids: ReadonlySet<string> | null) => amount(off, ids)),
  fc
    .func(prices)
    .map(
      (priceOf) => (ids: ReadonlySet<string> | null, all: readonly string[]) =>
        member(Object.fromEntries(all.map((id) => [id, priceOf(id)])), ids),
    ),
);
const cases = fc.record({
  items,
  isChosen,
  isForAll: fc.boolean(),
  code: codes,
  currency: fc.constantFrom('AUD', 'GBP'),
  hasSeats: fc.boolean(),
});
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

function run({ items: given, isChosen: chosen, isForAll, code, currency, hasSeats }: Case) {
  const ids = given.flatMap(({ courses }) => courses.map(({ courseId }) => courseId));
  const terms = code(isForAll ? null : new Set(ids.filter((id) => chosen(id))), ids);
  return { terms, pricing: priceItems(given, hasSeats, terms, currency) };
}
const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

test('parts are whole, never negative, never above their list price, and add up to the total', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const { pricing, terms } = run(given);
      const { lines, totalMinor, subtotalMinor, discountMinor } = pricing;
      for (const line of lines) {
        expect(Number.isInteger(line.amountMinor)).toBe(true);
        expect(line.amountMinor).toBeGreaterThanOrEqual(0);
        expect(line.amountMinor).toBeLessThanOrEqual(line.listMinor);
      }
      expect(sum(lines.map(({ amountMinor }) => amountMinor))).toBe(totalMinor);
      expect(sum(lines.map(({ listMinor }) => listMinor))).toBe(subtotalMinor);
      expect(subtotalMinor - discountMinor).toBe(totalMinor);
      expect(totalMinor === 0 || totalMinor >= minimumChargeMinor(given.currency)).toBe(true);
      if (terms?.courseIds && !pricing.isWaived)
        for (const line of lines.filter(({ courseId }) => !terms.courseIds?.has(courseId)))
          expect(line.amountMinor).toBe(line.listMinor);
    }),
  );
});

test('the order in which things were chosen changes no price', () => {
  const keys = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(cases, keys, (given, order) => {
      const other = given.items
        .map((item, index) => ({ item, key: order[index] ?? 0 }))
        .toSorted((one, two) => one.key - two.key)
        .map(({ item }) => item);
      expect(run({ ...given, items: other }).pricing).toEqual(run(given).pricing);
    }),
  );
});

test('more discount never costs more', () => {
  const two = (max: number) => fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max }));
  fc.assert(
    fc.property(items, two(100), two(500_000), fc.constantFrom('AUD', 'GBP'), (given, percents, amounts, currency) => {
      const total = (code: CodeTerms) => priceItems(given, true, code, currency).totalMinor;
      expect(total(percent(Math.max(...percents)))).toBeLessThanOrEqual(total(percent(Math.min(...percents))));
      expect(total(amount(Math.max(...amounts)))).toBeLessThanOrEqual(total(amount(Math.min(...amounts))));
      const least = (minor: number) =>
        member(Object.fromEntries(given.flatMap(({ courses }) => courses.map(({ courseId }) => [courseId, minor]))));
      expect(total(least(Math.min(...amounts)))).toBeLessThanOrEqual(total(least(Math.max(...amounts))));
    }),
  );
});

test('100 per cent off is nothing to pay, whatever it is', () => {
  fc.assert(
    fc.property(items, (given) => {
      expect(priceItems(given, true, percent(100), 'GBP').totalMinor).toBe(0);
    }),
  );
});
