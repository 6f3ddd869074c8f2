import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basketInCookies, basketLimit, basketText, parseBasket, putInBasket, takeFromBasket } from './basket.ts';
import type { Basket, ShelfPlace } from './basket.ts';

const slug = fc.stringMatching(/^[a-z0-9-]{1,80}$/);
const basket: fc.Arbitrary<Basket> = fc.uniqueArray(slug, { maxLength: basketLimit });
const isSound = (given: Basket) => given.length <= basketLimit && new Set(given).size === given.length;
const shelf: readonly ShelfPlace[] = [
  ...['one', 'two', 'three'].map((name) => ({ slug: name, kind: 'course' as const, courses: [name], isForSale: true })),
  { slug: 'gone', kind: 'course', courses: ['gone'], isForSale: false },
  { slug: 'pathway', kind: 'bundle', courses: ['one', 'two'], isForSale: true },
];

describe('the cookie', () => {
  test('what is written is read back, among other cookies too', () => {
    fc.assert(
      fc.property(basket, (given) => {
        expect(parseBasket(basketText(given))).toEqual(given);
        expect(basketInCookies(`a=1; afferent-basket=${basketText(given)}; b=afferent-basket=x`)).toEqual(given);
      }),
    );
  });

  test('any text at all gives a sound basket', () => {
    const part = fc.oneof(fc.string(), slug);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(isSound(parseBasket(parts.join('_')))).toBe(true);
      }),
    );
  });

  test.each([
    ['nothing', undefined, []],
    ['markup', '<script>', []],
    ['a thing twice counts once', 'one_one', ['one']],
    ['what is no slug is left out', 'One_two_%3Cb%3E', ['two']],
    ['more than any basket of ours', 'a'.repeat(80).concat('_').repeat(30), []],
  ] as const)('%s', (_name, text, expected) => {
    expect(parseBasket(text)).toEqual(expected);
  });

  test('a cookie whose name only ends like ours is not ours', () => {
    expect(basketInCookies('x-afferent-basket=one')).toEqual([]);
  });
});

describe('putting in', () => {
  test('any row of presses leaves a sound basket in which no course is paid for twice', () => {
    const press = fc.record({
      act: fc.constantFrom('put', 'take'),
      slug: fc.constantFrom(...shelf.map((place) => place.slug), 'nowhere'),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        const end = presses.reduce<Basket>((now, given) => {
          if (given.act === 'take') return takeFromBasket(now, [given.slug]);
          const put = putInBasket(now, shelf, given.slug);
          return put.ok ? put.value.basket : now;
        }, []);
        const courses = end.flatMap((item) => shelf.find((place) => place.slug === item)?.courses ?? []);
        expect(isSound(end)).toBe(true);
        expect(new Set(courses).size).toBe(courses.length);
        expect(end.every((item) => shelf.some((place) => place.slug === item && place.isForSale))).toBe(true);
      }),
    );
  });

  test('twice is once', () => {
    expect(putInBasket(['one'], shelf, 'one')).toEqual({ ok: true, value: { basket: ['one'], merged: false } });
  });

  test('a bundle takes the place of its courses', () => {
    expect(putInBasket(['one', 'three'], shelf, 'pathway')).toEqual({
      ok: true,
      value: { basket: ['three', 'pathway'], merged: true },
    });
  });

  test.each([
    ['what is not sold', [], 'gone', 'unknown'],
    ['what nobody knows', [], 'nowhere', 'unknown'],
    ['a course that the bundle in it has', ['pathway'], 'one', 'in-bundle'],
    ['one more than it holds', Array.from({ length: basketLimit }, (_, index) => `x${index}`), 'one', 'full'],
  ] as const)('%s is refused', (_name, before, wanted, reason) => {
    expect(putInBasket(before, shelf, wanted)).toEqual({ ok: false, reason });
  });
});

test('taking out takes what is named and nothing else; what is not there changes nothing', () => {
  fc.assert(
    fc.property(basket, slug, (given, name) => {
      const rest = takeFromBasket(given, [name]);
      expect(rest.includes(name)).toBe(false);
      expect(rest).toEqual(given.filter((item) => item !== name));
    }),
  );
});
