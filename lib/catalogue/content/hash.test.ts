import { describe, expect, test } from 'vitest';
import { fixtureModule, useContentFixture } from '#tests/support/content/fixture.ts';
import { versionHash } from './hash.ts';
import { loadContent } from './load.ts';

const fixture = useContentFixture();
const course = 'courses/first-course/course.yaml';
const questions = 'courses/first-course/questions/first-part.yaml';

function hash(): string {
  const { content, faults } = loadContent(fixture().dir);
  expect(faults).toEqual([]);
  const first = content.courses.find(({ meta }) => meta.slug === 'first-course');
  if (!first) throw new Error('The fixture has lost its courses');
  return versionHash(first, content);
}

describe('the hash of a version changes with all that a reader sees', () => {
  test.each([
    ['the text of a module', fixtureModule, 'Ask first.', 'Ask twice.'],
    ['the title of a module', fixtureModule, 'title: The first part', 'title: Another part'],
    ['the summary of a module', fixtureModule, 'A summary of this part', 'Another summary of this part'],
    ['the title of the course', course, 'title: The course', 'title: Our course'],
    ['an outcome', course, 'Name the first thing.', 'Name the very first thing.'],
    ['the outline', course, 'The first point', 'Another point'],
    ['what it rests on', course, 'Two trials', 'Three trials'],
    ['the review date', course, '2027-11-20', '2028-11-20'],
    ['the pass mark', course, 'passPercent: 80', 'passPercent: 70'],
    ['a question', questions, 'what of', 'which of'],
    ['an option', questions, 'step of this plan', 'part of this plan'],
    ['a rationale', questions, 'The plan says what', 'The plan tells what'],
    ['a claim', 'claims/all.yaml', 'limits: Small', 'limits: Very small'],
    ['a grade', 'claims/all.yaml', 'grade: low', 'grade: very-low'],
    ['a term', 'glossary/all.yaml', 'A nerve from the brainstem.', 'A long nerve from the brainstem.'],
    ['a reference', 'references.json', 'What Smith found', 'What Smith saw'],
    ['a handout', 'courses/first-course/handouts/a-page.md', 'See a doctor', 'Go to a doctor'],
    ['the title of a handout', 'courses/first-course/handouts/a-page.md', 'title: A page', 'title: One page'],
  ] as const)('%s', (_, file, from, to) => {
    const before = hash();
    fixture().plant(file, from, to);
    expect(hash()).not.toBe(before);
  });
});

describe('and with nothing else', () => {
  test.each([
    ['the price', course, 'AUD: 5000', 'AUD: 5100'],
    ['the place in the list', course, 'position: 1', 'position: 7'],
    ['another course', 'courses/second-course/course.yaml', 'Name the first thing.', 'Name the very first thing.'],
    ['the pathway', 'pathway.yaml', 'AUD: 9000', 'AUD: 8000'],
    [
      'the order of keys',
      'claims/all.yaml',
      '  grade: low\n  taught: Some people feel calmer\n',
      '  taught: Some people feel calmer\n  grade: low\n',
    ],
  ] as const)('%s', (_, file, from, to) => {
    const before = hash();
    fixture().plant(file, from, to);
    expect(hash()).toBe(before);
  });
});
