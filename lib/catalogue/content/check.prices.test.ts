import { expect, test } from 'vitest';
import { useContentFixture } from '#tests/support/content/fixture.ts';
import { addPrices, getSiteCourse, getSitePathway } from '../site.ts';
import { checkPrices } from './checks/prices.ts';
import { loadContent } from './load.ts';

const fixture = useContentFixture();
const course = 'courses/first-course/course.yaml';
const messages = () =>
  fixture()
    .check()
    .errors.map(({ file, rule, message }) => `${file} ${rule}: ${message}`);

test('a course and a pathway without a price in a currency that we sell in are named', () => {
  fixture().plant(course, ', GBP: 3000', '');
  fixture().plant('pathway.yaml', 'AUD: 9000, ', '');
  expect(messages()).toEqual([
    `${course} prices: "first-course" has no price in GBP (pounds sterling), which we sell in`,
    'pathway.yaml prices: "the-pathway" has no price in AUD (Australian dollars), which we sell in',
  ]);
});

test('with one more market on sale, whatever lacks its price is named', () => {
  fixture().plant(course, 'GBP: 3000', 'GBP: 3000, NZD: 6500');
  const { content } = loadContent(fixture().dir);
  const faults = (currencies: Parameters<typeof checkPrices>[1]) =>
    checkPrices(content, currencies).map(({ message }) => message);
  expect(faults(['AUD', 'GBP'])).toEqual([]);
  expect(faults(['AUD', 'GBP', 'NZD'])).toEqual([
    '"second-course" has no price in NZD (New Zealand dollars), which we sell in',
    '"the-pathway" has no price in NZD (New Zealand dollars), which we sell in',
  ]);
});

test('a price may wait for its market; a currency that nobody knows is refused', () => {
  fixture().plant(course, 'GBP: 3000', 'GBP: 3000, NZD: 6500');
  expect(messages()).toEqual([]);
  expect(getSiteCourse('first-course', fixture().dir)?.prices).toEqual({ AUD: 5000, GBP: 3000, NZD: 6500 });
  fixture().plant(course, 'NZD: 6500', 'XXX: 6500');
  expect(messages()[0]).toContain(`${course} shape`);
});

test('what the courses cost one by one is known only where each has a price', () => {
  fixture().plant(course, 'GBP: 3000', 'NZD: 6500');
  expect(getSitePathway(fixture().dir)?.singlePrices).toEqual({ AUD: 10_000 });
  expect(addPrices([])).toEqual({});
});
