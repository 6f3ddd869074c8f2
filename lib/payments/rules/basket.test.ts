import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basketInCookies,
  basketLimit,
  basketText,
  parseBasket,
  putInBasket,
  seatLimit,
  setSeats,
  takeFromBasket,
} from './basket.ts';
import type { Basket, ShelfPlace } from './basket.ts';

const slug = fc.stringMatching(/^[a-z0-9-]{1,80}$/);
const basket: fc.Arbitrary<Basket> = fc.uniqueArray(
  fc.record({ slug: fc.stringMatching(/^[a-z0-9-]{1,20}$/), seats: fc.integer({ min: 1, max: seatLimit }) }),
  { selector: (item) => item.slug, maxLength: basketLimit },
);
const isSound = (given: Basket) =>
  given.length <= basketLimit &&
  new Set(given.map((item) => item.slug)).size === given.length &&
  given.every(({ seats }) => Number.isInteger(seats) && seats >= 1 && seats <= seatLimit);
const shelf: readonly ShelfPlace[] = [
  ...['one', 'two', 'three'].map((name) => ({ slug: name, courses: [name], isForSale: true })),
  { slug: 'gone', courses: ['gone'], isForSale: false },
  { slug: 'pathway', courses: ['one', 'two'], isForSale: true },
];
const of = (...slugs: string[]): Basket => slugs.map((name) => ({ slug: name, seats: 1 }));

describe('the cookie', () => {
  test('what is written is read back, among other cookies too', () => {
    fc.assert(
      fc.property(basket, (given) => {
        expect(parseBasket(basketText(given))).toEqual(given);
        expect(basketInCookies(`a=1; afferent-basket=${basketText(given)}; b=afferent-basket=x.1`)).toEqual(given);
      }),
    );
  });

  test('any text at all gives a sound basket', () => {
    const part = fc.oneof(
      fc.string(),
      slug,
      fc.tuple(slug, fc.integer()).map(([name, seats]) => `${name}.${seats}`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(isSound(parseBasket(parts.join('_')))).toBe(true);
      }),
    );
  });

  test.each([
    ['nothing', undefined, []],
    ['markup', '<script>.1', []],
    ['a thing twice counts once', 'one.1_one.5', of('one')],
    ['too many seats are the most there are', 'one.999', [{ slug: 'one', seats: seatLimit }]],
    ['no seats is no item', 'one.0_two.1', of('two')],
    ['another cookie that ends alike', undefined, []],
  ] as const)('%s', (_name, text, expected) => {
    expect(parseBasket(text)).toEqual(expected);
  });

  test('a cookie whose name only ends like ours is not ours', () => {
    expect(basketInCookies('x-afferent-basket=one.1')).toEqual([]);
  });
});

describe('putting in', () => {
  test('any row of presses leaves a sound basket in which no course is paid for twice', () => {
    const press = fc.record({
      act: fc.constantFrom('put', 'take', 'seats'),
      slug: fc.constantFrom(...shelf.map((place) => place.slug), 'nowhere'),
      seats: fc.integer(),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        const end = presses.reduce<Basket>((now, given) => {
          if (given.act === 'take') return takeFromBasket(now, [given.slug]);
          if (given.act === 'seats') return setSeats(now, given.slug, given.seats);
          const put = putInBasket(now, shelf, given.slug);
          return put.ok ? put.value.basket : now;
        }, []);
        const courses = end.flatMap((item) => shelf.find((place) => place.slug === item.slug)?.courses ?? []);
        expect(isSound(end)).toBe(true);
        expect(new Set(courses).size).toBe(courses.length);
        expect(end.every((item) => shelf.some((place) => place.slug === item.slug && place.isForSale))).toBe(true);
      }),
    );
  });

  test('twice is once', () => {
    expect(putInBasket(of('one'), shelf, 'one')).toEqual({ ok: true, value: { basket: of('one'), merged: false } });
  });

  test('a bundle takes the place of its courses, and their seats', () => {
    const before = [{ slug: 'one', seats: 4 }, ...of('three')];
    expect(putInBasket(before, shelf, 'pathway')).toEqual({
      ok: true,
      value: { basket: [...of('three'), { slug: 'pathway', seats: 4 }], merged: true },
    });
  });

  test.each([
    ['what is not sold', of(), 'gone', 'unknown'],
    ['what nobody knows', of(), 'nowhere', 'unknown'],
    ['a course that the bundle in it has', of('pathway'), 'one', 'in-bundle'],
    ['one more than it holds', of(...Array.from({ length: basketLimit }, (_, index) => `x${index}`)), 'one', 'full'],
  ] as const)('%s is refused', (_name, before, wanted, reason) => {
    expect(putInBasket(before, shelf, wanted)).toEqual({ ok: false, reason });
  });
});

test('taking out takes what is named and nothing else; what is not there changes nothing', () => {
  fc.assert(
    fc.property(basket, slug, (given, name) => {
      const rest = takeFromBasket(given, [name]);
      expect(rest.some((item) => item.slug === name)).toBe(false);
      expect(rest).toEqual(given.filter((item) => item.slug !== name));
    }),
  );
});
