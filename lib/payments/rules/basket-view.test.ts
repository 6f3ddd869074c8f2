import { expect, test } from 'vitest';
import type { Prices } from '#lib/money.ts';
import { viewBasket } from './basket-view.ts';
import type { ShelfItem } from './basket-view.ts';

function place(slug: string, prices: Prices, courses = [slug], isForSale = true): ShelfItem {
  const kind = courses.length > 1 ? 'bundle' : 'course';
  return { slug, kind, title: `The ${slug}`, href: `/courses/${slug}`, courses, isForSale, prices };
}
const prices = { AUD: 5900, GBP: 3200 };
const names = ['one', 'two', 'three'];
const shelf = [
  ...names.map((name) => place(name, prices)),
  place('gone', prices, ['gone'], false),
  place('pathway', { AUD: 14_900, GBP: 7_900 }, names),
];

test('each thing with its price, and their sum', () => {
  const view = viewBasket(['one', 'two'], shelf, 'GBP');
  expect(view.rows.map(({ slug, amountMinor }) => [slug, amountMinor])).toEqual([
    ['one', 3200],
    ['two', 3200],
  ]);
  expect(view).toMatchObject({ subtotalMinor: 6400, dropped: [], hint: null });
});

test('what is not sold is named and costs nothing', () => {
  expect(viewBasket(['gone', 'one', 'nowhere'], shelf, 'AUD')).toMatchObject({
    subtotalMinor: 5900,
    dropped: ['gone', 'nowhere'],
  });
});

test('without a price in the currency there is no sum', () => {
  const view = viewBasket(['one'], shelf, 'NZD');
  expect([view.rows[0]?.amountMinor, view.subtotalMinor]).toEqual([null, null]);
});

test('courses that cost more than their bundle point to it, with what is saved', () => {
  const hint = { slug: 'pathway', title: 'The pathway', courseCount: 3, amountMinor: 14_900, savedMinor: 2_800 };
  expect(viewBasket([...names], shelf, 'AUD').hint).toEqual(hint);
});

test.each([
  ['the bundle saves nothing', ['one', 'two'], 'AUD'],
  ['the bundle is in the basket', ['pathway'], 'AUD'],
  ['the bundle has no price in the currency', [...names], 'NZD'],
] as const)('no hint where %s', (_name, basket, currency) => {
  expect(viewBasket(basket, shelf, currency).hint).toBeNull();
});
