import { expect, test } from 'vitest';
import { formatNumber, hoursMethodLine, hoursText, percentOf } from './snapshot.ts';

test('minutes read as minutes and hours', () => {
  expect([30, 60, 90, 45, 1, 100].map(hoursText)).toEqual([
    '30 minutes (0.5 hours)', '60 minutes (1 hour)', '90 minutes (1.5 hours)', '45 minutes (0.75 hours)', '1 minute (0.02 hours)', '100 minutes (1.67 hours)',
  ]);
});

test('the line on hours names what was counted, each method and what is offered', () => {
  const methods = [{ id: 'a', label: '12,000 words an hour', source: 'https://example.test', minutes: 29.4 }, { id: 'b', label: 'Mergener formula', source: 'https://example.test', minutes: 61 }];
  expect(hoursMethodLine({ offered: 30, words: 5832, questions: 12, figures: 1, difficulty: 2, methods })).toBe(
    'Counted: 5,832 words, 12 quiz questions and 1 figure. By published methods: 12,000 words an hour: 29 min; Mergener formula: 61 min. Offered: 30 min.',
  );
});

test('a percentage is rounded down, never up to a pass', () => {
  expect([799.9, 833, 1000, 0].map(percentOf)).toEqual([79.9, 83.3, 100, 0]);
});

test('numbers have six digits and grow beyond them', () => {
  expect([formatNumber(2026, 123n), formatNumber(2027, 1234567)]).toEqual(['AFF-2026-000123', 'AFF-2027-1234567']);
});
