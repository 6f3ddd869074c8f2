import { describe, expect, test } from 'vitest';
import { parseDay } from './calendar-day.ts';
import { clientDetailsIn } from './client-details.ts';
import { readFacts, readWords, unitsMilliOf } from './entry.ts';
import { locksOf } from './locks.ts';

const today = '2026-11-28';
const typed = {
  title: ' Neck pain ',
  provider: 'A school',
  startedOn: '',
  completedOn: '2026-11-28',
  duration: '1:30',
  mode: 'reading',
  relation: 'direct',
  subjects: 'science,practice,science',
  disciplines: 'remedial massage, , shiatsu',
  learned: ' Much ',
  use: '',
};

describe('a day as people write it', () => {
  test.each([
    ['2026-11-28', '2026-11-28'],
    ['28/11/2026', '2026-11-28'],
    ['3/4/2026', '2026-04-03'],
    ['28.11.26', '2026-11-28'],
    ['28-11-2026', '2026-11-28'],
    ['28 Nov 2026', '2026-11-28'],
    ['1st December 2026', '2026-12-01'],
    ['29/2/2024', '2024-02-29'],
    ['2026-11-28T10:00:00', '2026-11-28'],
  ])('%j is %s', (text, day) => expect(parseDay(text)).toBe(day));
  test.each(['', '29/2/2026', '31/4/2026', '11/28/2026', '1/1/1850', 'today', '2026-13-01', '28 Foo 2026'])(
    '%j is none',
    (text) => expect(parseDay(text)).toBeNull(),
  );
});

describe('the facts of an entry', () => {
  test('are read', () => {
    expect(readFacts(typed, today).facts).toEqual({
      title: 'Neck pain',
      provider: 'A school',
      startedOn: null,
      completedOn: '2026-11-28',
      minutes: 90,
      mode: 'reading',
      isAssessed: false,
    });
  });

  test('that are wrong are said one by one, each at its field', () => {
    const read = readFacts(
      {
        title: '',
        provider: 'x'.repeat(201),
        startedOn: '2026-12-30',
        completedOn: '2026-11-29',
        duration: '2',
        mode: 'x',
      },
      today,
    );
    expect(read).toEqual({
      facts: null,
      faults: {
        title: 'missing',
        provider: 'too-long',
        startedOn: 'starts-after-end',
        completedOn: 'in-the-future',
        duration: 'duration-which-unit',
        mode: 'not-a-choice',
      },
    });
  });
});

test('the words of an entry are read, with claims towards the bodies asked about alone', () => {
  const claims = { 'leave-out-amt': 'yes', 'units-mma': '2.5', 'units-other': '9' };
  expect(readWords({ ...typed, ...claims }, ['amt', 'mma']).words).toEqual({
    relation: 'direct',
    subjects: ['science', 'practice'],
    disciplines: ['remedial massage', 'shiatsu'],
    learned: 'Much',
    use: '',
    claims: [
      { bodySlug: 'amt', isExcluded: true, unitsMilli: null },
      { bodySlug: 'mma', isExcluded: false, unitsMilli: 2500 },
    ],
  });
  expect(readWords({ ...typed, 'units-mma': 'two', relation: '', subjects: 'hats' }, ['mma']).faults).toEqual({
    'units-mma': 'not-units',
    relation: 'missing',
    subjects: 'not-a-choice',
  });
  expect(['2', '1,25', '0.5', '-1', '1.2345', '1e3', ''].map(unitsMilliOf)).toEqual([
    2000,
    1250,
    500,
    null,
    null,
    null,
    null,
  ]);
});

test('what a certificate or a checked badge vouches for is locked, and nothing else', () => {
  const of = (source: string, verification: string) => [...locksOf({ source, verification })].length;
  expect(of('completion', 'issued-here')).toBe(7);
  expect(of('badge', 'signature-checked')).toBe(4);
  expect(of('badge', 'self-declared') + of('manual', 'self-declared') + of('csv', 'self-declared')).toBe(0);
});

describe('a hint at a client’s details', () => {
  test.each([
    ['She can be reached at jo.bloggs@mail.example about it', ['e-mail address']],
    ['Call 0412 345 678 next week', ['phone number']],
    ['Ring +44 20 7946 0018', ['phone number']],
    ['client born 12/03/1984, low back pain', ['date of birth']],
    ['DOB: 3.4.85', ['date of birth']],
    ['seen 12/03/1984', ['date of birth']],
  ])('%j', (text, found) => expect(clientDetailsIn(text)).toEqual(found));
  test.each([
    'I learned 12 things on 28/11/2026, in 90 minutes',
    'Pages 100-120 and 2026-11-28; 3 x 10 repetitions',
    'Twenty people @ the workshop',
    '',
  ])('not in %j', (text) => expect(clientDetailsIn(text)).toEqual([]));

  test('is looked for in an instant, whatever the text', () => {
    for (const text of ['a'.repeat(200_000), 'a@'.repeat(50_000), '0 x '.repeat(50_000), 'born '.repeat(30_000)])
      expect(clientDetailsIn(text)).toEqual([]);
  });
});
