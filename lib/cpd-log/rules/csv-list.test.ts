import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '#lib/csv.ts';
import { logCsvHead, logCsvLine } from '../messages/log-csv.ts';
import { listFaultSentence } from '../messages/csv-list.ts';
import type { LogEntry } from '../schema.ts';
import { mostRows, readList } from './csv-list.ts';

const today = '2026-11-28';
const defaults = { mode: 'in_person', relation: 'direct' } as const;
const read = (text: string) => readList(text, defaults, today);
const sentences = (text: string) => read(text).faults.map(listFaultSentence);

describe('a list of learning', () => {
  test('is read whatever its headings, marks, dates and order of columns', () => {
    const english = read('Date completed,Course title,CPD Hours,Presenter\r\n14/3/2026,Shoulders,6,Sam Lee\r\n');
    const german = read('\ufeffMinutes;Activity;Organisation;Date;Notes\n360;Shoulders;Sam Lee;2026-03-14;nice\n');
    expect(english.faults).toEqual([]);
    expect(english.entries[0]).toMatchObject({
      row: 2,
      facts: { title: 'Shoulders', provider: 'Sam Lee', completedOn: '2026-03-14', minutes: 360, mode: 'in_person' },
      words: { relation: 'direct', claims: [] },
    });
    expect(german.entries[0]?.facts).toEqual(english.entries[0]?.facts);
    expect(german.unknown).toEqual(['Notes']);
  });

  test('takes words for ways of learning and categories in several spellings', () => {
    const { entries, faults } = read(
      'title,date,duration,mode,category,subjects,assessed,learned,therapies\n' +
        'A,1/2/2026,1:30,Webinar,Non-clinical,"Ethics; Business",yes,"so ""much""",shiatsu\n' +
        'B,1/2/2026,1.5,e-learning,,Ethics,,,\n',
    );
    expect(faults).toEqual([]);
    expect(entries.map(({ facts, words }) => [facts.mode, facts.minutes, words.relation, words.subjects])).toEqual([
      ['online_live', 90, 'general', ['ethics', 'business']],
      ['online_self_paced', 90, 'direct', ['ethics']],
    ]);
    expect(entries[0]).toMatchObject({
      facts: { isAssessed: true },
      words: { learned: 'so "much"', disciplines: ['shiatsu'] },
    });
  });

  test('says everything that is wrong, by row and column', () => {
    expect(
      sentences('Title,Date,Hours,Mode\n,31/2/2026,x,\nB,1/1/2030,2,dance\nC,1/1/2026,,\nD,1/1/2026,2,\n'),
    ).toEqual([
      'Row 2, title: Say what it was called.',
      'Row 2, date “31/2/2026”: This is no day of the calendar. Write it as 28/11/2026.',
      'Row 2, hours “x”: We cannot read this. Write it as 1.5 h, 1:30 or 90 min.',
      'Row 3, date “1/1/2030”: This day is still to come. Enter learning once it is done.',
      'Row 3, mode “dance”: Choose one of the list.',
      'Row 4, duration: Say how long it took, such as 1.5 h, 1:30 or 90 min.',
    ]);
  });

  test('that lacks a column, is empty, unclosed or too long says so and enters nothing', () => {
    expect(sentences('Title,Provider\nA,B\n')).toEqual([
      'No column holds a date. Name one “date” in the first row.',
      'No column holds hours, minutes or a duration. Name one “hours” in the first row.',
    ]);
    expect(read('').faults[0]?.reason).toBe('empty');
    expect(read('Title,Date,Hours\n').faults[0]?.reason).toBe('empty');
    expect(read('Title,Date,Hours\n"A,1/1/2026,2\n').faults[0]?.reason).toBe('quote-not-closed');
    expect(read(`Title,Date,Hours\n${'A,1/1/2026,2\n'.repeat(mostRows + 1)}`).faults[0]?.reason).toBe('too-many-rows');
    expect(read('x'.repeat(900_000)).faults[0]?.reason).toBe('list-too-long');
  });

  test('takes a row that comes twice once', () => {
    const { entries, repeated } = read('Title,Date,Hours\nA,1/1/2026,2\nB,1/1/2026,2\na,2026-01-01,2 h\n');
    expect(entries).toHaveLength(2);
    expect(repeated).toEqual([4]);
  });

  test('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
        const list = read(`title,date,hours\n${text}`);
        expect(list.entries.every(({ facts }) => facts.minutes >= 1 && facts.completedOn <= today)).toBe(true);
        expect(list.faults.map(listFaultSentence).every((sentence) => sentence.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

const entry: LogEntry = {
  id: '1',
  source: 'manual',
  title: '=cmd "quoted", and more',
  provider: 'A; B\nC',
  startedOn: '2026-03-13',
  completedOn: '2026-03-14',
  minutes: 95,
  mode: 'supervision',
  relation: 'wellbeing',
  subjects: ['science', 'first_aid'],
  disciplines: ['shiatsu', 'reflexology'],
  isAssessed: true,
  learned: 'One\nTwo',
  use: '',
  verification: 'self-declared',
  revision: 1,
  certificate: null,
  claims: {},
  evidence: [],
  reflections: [{ id: '2', shape: 'free', answers: { learned: 'PRIVATE' }, updatedAt: new Date(0) }],
};

test('our own export is read back as the same learning, runs nothing in a spreadsheet, and holds no reflection', () => {
  const text = `${logCsvHead}${logCsvLine(entry)}`;
  const { entries, faults } = read(text);
  expect(faults).toEqual([]);
  const { minutes, mode, startedOn, completedOn, provider, isAssessed } = entry;
  expect(entries[0]?.facts).toEqual({
    title: `'${entry.title}`,
    minutes,
    mode,
    startedOn,
    completedOn,
    provider,
    isAssessed,
  });
  expect(entries[0]?.words).toMatchObject({
    relation: entry.relation,
    subjects: entry.subjects,
    disciplines: entry.disciplines,
    learned: entry.learned,
  });
  expect(text).not.toContain('PRIVATE');
  expect(text).not.toMatch(/(^|,)"?=/m);
  expect(csvLine(['x'])).toBe('"x"\r\n');
});
