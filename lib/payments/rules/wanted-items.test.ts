import { expect, test } from 'vitest';
import { basketOf, wishedItems } from './wanted-items.ts';
import type { PricedItem } from './pricing.ts';

const item = (slug: string, courseIds: readonly string[], seats = 1): PricedItem => ({
  slug,
  title: slug.toUpperCase(),
  kind: courseIds.length > 1 ? 'bundle' : 'course',
  bundleId: courseIds.length > 1 ? slug : null,
  seats,
  courses: courseIds.map((id) => ({
    courseId: id,
    courseSlug: id,
    title: id,
    courseVersionId: id,
    description: id,
    listMinor: 100,
  })),
});

test('the same thing twice is one for the buyer, and the seats together for a clinic', () => {
  const twice = [
    { slug: 'a', seats: 2 },
    { slug: 'b', seats: 1 },
    { slug: 'a', seats: 3 },
  ];
  expect(wishedItems(twice, 'self')).toMatchObject({
    value: [
      { slug: 'a', seats: 1 },
      { slug: 'b', seats: 1 },
    ],
  });
  expect(wishedItems(twice, 'seats')).toMatchObject({
    value: [
      { slug: 'a', seats: 5 },
      { slug: 'b', seats: 1 },
    ],
  });
});

test.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d seats are refused', (seats) => {
  expect(wishedItems([{ slug: 'a', seats }], 'seats')).toEqual({ ok: false, reason: 'seats-out-of-range' });
  expect(wishedItems([{ slug: 'a', seats }], 'gift')).toMatchObject({ value: [{ slug: 'a', seats: 1 }] });
});

test('nothing, more than 20 things, or more than 100 seats of one are refused; as much is not', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ slug: `c${index}`, seats: 1 }));
  expect(wishedItems([], 'self')).toEqual({ ok: false, reason: 'nothing-to-order' });
  expect(wishedItems(many(21), 'self')).toEqual({ ok: false, reason: 'too-many-items' });
  expect(wishedItems(many(20), 'self').ok).toBe(true);
  const sixty = { slug: 'a', seats: 60 };
  expect(wishedItems([sixty, sixty], 'seats')).toEqual({ ok: false, reason: 'seats-out-of-range' });
});

test('a course and a bundle that holds it: the bundle stays, and it is said', () => {
  expect(basketOf([item('a', ['1']), item('all', ['1', '2']), item('c', ['3'])])).toMatchObject({
    ok: true,
    value: {
      items: [{ slug: 'all' }, { slug: 'c' }],
      notes: [{ kind: 'course-in-bundle', title: 'A', bundleTitle: 'ALL' }],
    },
  });
});

test('more seats of the course than of the bundle, or two bundles with one course, would give it twice', () => {
  const refused = { ok: false, reason: 'items-overlap' };
  expect(basketOf([item('a', ['1'], 5), item('all', ['1', '2'], 3)])).toEqual(refused);
  expect(basketOf([item('all', ['1', '2']), item('other', ['2', '3'])])).toEqual(refused);
});

test('200 lines are the most', () => {
  expect(basketOf([item('a', ['1'], 100), item('b', ['2'], 100)]).ok).toBe(true);
  expect(basketOf([item('a', ['1'], 100), item('b', ['2'], 100), item('c', ['3'], 1)])).toEqual({
    ok: false,
    reason: 'too-many-lines',
  });
});
