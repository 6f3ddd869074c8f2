import { expect, test } from 'vitest';
import { siteContent } from './site.ts';
import { formatReference, referenceUrl, shortReference } from './references.ts';
import type { Reference } from './schema.ts';

const custom = { verified: true, seenAt: 'https://example.test' };
const article: Reference = {
  id: 'a2011',
  type: 'article-journal',
  title: 'Does massage help?',
  author: [
    { family: 'Moyer', given: 'CA' },
    { family: 'Seefeldt', given: 'L' },
  ],
  issued: { 'date-parts': [[2011]] },
  'container-title': 'Journal of Bodywork',
  volume: '15',
  issue: '1',
  page: '3-14',
  DOI: '10.1016/j.jbmt.2010.06.001',
  custom,
};

test('an article reads as authors, year, title, journal, numbers and DOI', () => {
  expect(formatReference(article)).toBe(
    'Moyer CA, Seefeldt L (2011). Does massage help? Journal of Bodywork 15(1):3–14. doi:10.1016/j.jbmt.2010.06.001.',
  );
  expect(shortReference(article)).toBe('Moyer and Seefeldt 2011');
  expect(referenceUrl(article)).toBe('https://doi.org/10.1016/j.jbmt.2010.06.001');
});

test('a guideline by an institution names it once', () => {
  const guideline: Reference = {
    id: 'g',
    type: 'report',
    title: 'Constipation',
    author: [{ literal: 'NICE' }],
    publisher: 'NICE',
    issued: { 'date-parts': [[2020]] },
    URL: 'https://example.test/g',
    custom,
  };
  expect(formatReference(guideline)).toBe('NICE (2020). Constipation.');
  expect(referenceUrl(guideline)).toBe('https://example.test/g');
});

test('seven authors become three and "et al."; one address that is no web address is not offered', () => {
  const many = {
    ...article,
    DOI: undefined,
    URL: 'javascript:alert(1)',
    author: Array.from({ length: 7 }, (_, index) => ({ family: `Name${index}`, given: 'A' })),
  };
  expect(formatReference(many)).toMatch(/^Name0 A, Name1 A, Name2 A et al\. \(2011\)\./);
  expect(referenceUrl(many)).toBeNull();
});

test('every reference of the courses can be formatted, with a year and an address', () => {
  for (const [key, { value }] of siteContent().references) {
    expect(formatReference(value), key).toMatch(/\((19|20)\d\d\)\. \S/);
    expect(formatReference(value), key).not.toMatch(/undefined|\.\.|\s\s/);
    expect(referenceUrl(value), key).not.toBeNull();
  }
});
