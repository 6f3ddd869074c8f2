import { expect, test } from 'vitest';
import { completionPhrase } from './messages.ts';
import { formatNumber, hoursMethodLine, hoursText, percentOf, snapshotFor } from './snapshot.ts';
import type { SnapshotFacts } from './snapshot.ts';

test('minutes read as minutes and hours', () => {
  expect([30, 60, 90, 45, 1, 100].map(hoursText)).toEqual([
    '30 minutes (0.5 hours)',
    '60 minutes (1 hour)',
    '90 minutes (1.5 hours)',
    '45 minutes (0.75 hours)',
    '1 minute (0.02 hours)',
    '100 minutes (1.67 hours)',
  ]);
});

test('the line on hours names what was counted, each method and what is offered', () => {
  const methods = [
    { id: 'a', label: '12,000 words an hour', source: 'https://example.test', minutes: 29.4 },
    { id: 'b', label: 'Mergener formula', source: 'https://example.test', minutes: 61 },
  ];
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

const facts: SnapshotFacts = {
  number: 'AFF-2026-000001',
  holderName: 'Test Person',
  startedOn: '2026-11-01',
  completedOn: '2026-11-20',
  signatory: null,
  provider: { name: 'Test provider', contact: 'https://example.test/contact', abn: null },
  course: {
    title: 'A tiny course',
    slug: 'tiny',
    version: '1.2',
    outcomes: [{ id: 'o1', text: 'Do thing 1' }],
    minutes: {
      offered: 30,
      words: 5832,
      questions: 12,
      figures: 1,
      difficulty: 2,
      methods: [{ id: 'a', label: 'Mergener formula', source: 'https://example.test', minutes: 61 }],
    },
  },
  result: { correct: 5, total: 6, percent: 83.3, passPercent: 80, attemptNumber: 1 },
};

test('a certificate issued by hand claims no assessed online course and counts no questions; one from a quiz does', () => {
  const byHand = snapshotFor({ ...facts, result: null });
  expect(byHand).toMatchObject({
    title: 'Certificate of completion',
    startedOn: null,
    basis: 'by-hand',
    mode: 'completion confirmed by the provider, not assessed here',
    minutes: 30,
    hoursText: '30 minutes (0.5 hours)',
    hoursMethod:
      'The learning time is the 30 min that the provider states for version 1.2 of the course. Neither time nor study was measured here.',
  });
  const claims = /online|self-paced|question|quiz|(?<!not )assessed/i;
  expect([byHand.mode, byHand.hoursMethod, completionPhrase(byHand.basis)].join(' ')).not.toMatch(claims);
  const byQuiz = snapshotFor(facts);
  expect(byQuiz).toMatchObject({
    title: 'Statement of achievement',
    startedOn: '2026-11-01',
    validUntil: null,
    replaces: null,
    approvals: [],
    basis: 'quiz',
    mode: 'online, self-paced, assessed',
    hoursMethod: expect.stringContaining('12 quiz questions'),
  });
  expect(completionPhrase(byQuiz.basis)).toMatch(claims);
});

test('a course whose certificates count for so many months prints the last day', () => {
  const course = { ...facts.course, validMonths: 3 };
  expect(snapshotFor({ ...facts, course, completedOn: '2026-11-30' }).validUntil).toBe('2027-02-28');
  expect(snapshotFor({ ...facts, course, result: null }).validUntil).toBe('2027-02-20');
});
