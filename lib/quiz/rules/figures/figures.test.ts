import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { referenceStatistics } from '#tests/support/statistics/reference.ts';
import type { FigureCount } from './counts.ts';
import { courseFigures } from './course.ts';
import { choiceFigures } from './distractors.ts';
import { entriesOf, foldTyped } from './entries.ts';
import type { TallySlot } from './entries.ts';
import { flagsOf, isExposed } from './flags.ts';
import { questionFigures } from './question.ts';
import { addEntries } from './sums.ts';
import type { SumTable } from './sums.ts';
import { bucketEndSeconds, timeBucket, timeByPosition, timeQuantileSeconds } from './time.ts';
import { wordedParts } from './wording.ts';

// Hundreds of tables against a slow reference, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const options = ['a', 'b', 'c', 'd'].map((key) => ({ key, text: `Option ${key}`, correct: key === 'a' }));
const question = { kind: 'single', options } as const;

type Answers = readonly (readonly (string | null)[])[];

/** The counts of made-up attempts: a row each, with the answer to each question; "a" is right everywhere. */
function countsOf(rows: Answers, months: readonly string[] = []): Map<string, FigureCount[]> {
  const sums: SumTable = new Map();
  for (const [index, row] of rows.entries()) {
    const slots: TallySlot[] = row.map((answer, place) => ({
      position: place + 1,
      questionVersionId: `q${place + 1}`,
      question,
      response: answer === null ? undefined : { keys: [answer] },
      scoreMilli: answer === 'a' ? 1000 : 0,
      milliseconds: 20_000,
    }));
    const finishedAt = new Date(`${months[index] ?? '2026-11'}-10T00:00:00Z`);
    const correct = row.filter((answer) => answer === 'a').length;
    const passed = correct * 2 >= row.length;
    addEntries(
      sums,
      entriesOf({ courseVersionId: 'course', finishedAt, passed, maximumMilli: row.length * 1000, slots }),
    );
  }
  const bySubject = new Map<string, FigureCount[]>();
  for (const { subjectId, what, key, count, sum, squares } of sums.values())
    bySubject.set(subjectId, [
      ...(bySubject.get(subjectId) ?? []),
      { what, key, count: Number(count), sum: Number(sum), squares: Number(squares) },
    ]);
  return bySubject;
}

const answers = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 4, maxLength: 4 }), {
  minLength: 30,
  maxLength: 60,
});

describe('figures from running counts', () => {
  it('of questions and of the course are those of a plain reference over the same answers', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const marks = rows.map((row) => row.map((answer) => (answer === 'a' ? 1 : 0)));
        const expected = referenceStatistics(marks, [1, 1, 1, 1]);
        const counts = countsOf(rows);
        for (const [index, item] of expected.items.entries()) {
          const found = questionFigures(counts.get(`q${index + 1}`) ?? []);
          expect(found?.facility).toBeCloseTo(item.facility, 9);
          if (item.discriminationIndex === null) expect(found?.discrimination).toBeNull();
          else expect(found?.discrimination).toBeCloseTo(item.discriminationIndex, 8);
          if (item.discriminativeEfficiency === null) expect(found?.efficiency).toBeNull();
          else expect(found?.efficiency).toBeCloseTo(item.discriminativeEfficiency, 8);
        }
        const course = courseFigures(counts.get('course') ?? []);
        const percentOf = { mean: 25, median: 25, standardDeviation: 25, standardError: 25 } as const;
        for (const [name, value] of Object.entries(expected.test)) {
          const scaled = value === null ? null : value * (percentOf[name as keyof typeof percentOf] ?? 1);
          const seen = course?.test[name as keyof typeof course.test] ?? null;
          if (scaled === null) expect(seen, name).toBeNull();
          else expect(seen, name).toBeCloseTo(scaled, 8);
        }
        expect(course?.scores.reduce((sum, [, count]) => sum + count, 0)).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });

  it('are not given below 30 attempts', () => {
    const rows = (count: number): Answers => Array.from({ length: count }, (_, index) => [index % 3 ? 'a' : 'b', 'a']);
    expect(questionFigures(countsOf(rows(29)).get('q1') ?? [])).toBeNull();
    expect(courseFigures(countsOf(rows(29)).get('course') ?? [])).toBeNull();
    expect(questionFigures(countsOf(rows(30)).get('q1') ?? [])).not.toBeNull();
    expect(courseFigures(countsOf(rows(30)).get('course') ?? [])?.passPercent).toBe(100);
    expect(questionFigures([])).toBeNull();
    expect(courseFigures([])).toBeNull();
  });

  it('mix no papers of another length: alpha is of the most common one', () => {
    const four: Answers = Array.from({ length: 40 }, (_, index) => [
      index % 2 ? 'a' : 'b',
      index % 3 ? 'a' : 'b',
      'a',
      'b',
    ]);
    const two: Answers = Array.from({ length: 9 }, () => ['a', 'a']);
    const mixed = courseFigures(countsOf([...four, ...two]).get('course') ?? []);
    expect(mixed?.questions).toBe(4);
    expect(mixed?.test).toEqual(courseFigures(countsOf(four).get('course') ?? [])?.test);
  });
});

describe('the table of answers', () => {
  const rows: Answers = [
    ...Array.from({ length: 20 }, () => ['a', 'a', 'a']),
    ...Array.from({ length: 15 }, () => ['b', 'b', 'b']),
    ...Array.from({ length: 3 }, () => [null, 'a', 'a']),
  ];
  const counts = countsOf(rows).get('q1') ?? [];
  const [part] = choiceFigures(wordedParts(question), counts);

  it('counts who chose what among those who answered, and correlates it with the rest of the paper', () => {
    expect(part?.answered).toBe(35);
    expect(part?.choices.map(({ key, count, isRight }) => [key, count, isRight])).toEqual([
      ['a', 20, true],
      ['b', 15, false],
      ['c', 0, false],
      ['d', 0, false],
    ]);
    expect(part?.choices[0]?.percent).toBeCloseTo((100 * 20) / 35, 9);
    expect(part?.choices[0]?.pointBiserial).toBeCloseTo(1, 9);
    expect(part?.choices[1]?.pointBiserial).toBeCloseTo(-1, 9);
    expect(part?.choices[2]?.pointBiserial).toBeNull();
  });

  it('puts typed answers together whatever their case and blanks, the most frequent twenty by name', () => {
    expect(foldTyped('  Vagus   NERVE ')).toBe('vagus nerve');
    expect(foldTyped('Éa')).toBe('ea');
    expect(foldTyped(`ﬃ${'😀'.repeat(39)}`).isWellFormed()).toBe(true);
    const typed = Array.from({ length: 25 }, (_, index) => ({
      what: 'typed',
      key: `value=${index}`,
      count: 25 - index,
      sum: 0,
      squares: 0,
    }));
    const asked = { what: 'part', key: 'value', count: 325, sum: 0, squares: 0 };
    const [value] = choiceFigures(wordedParts({ kind: 'numeric' }), [...typed, asked]);
    expect(value?.choices).toHaveLength(20);
    expect(value?.choices[0]).toMatchObject({ text: '0', count: 25, isRight: null });
    expect(value?.others).toBe(5 + 4 + 3 + 2 + 1);
  });
});

describe('flags', () => {
  function flagged(rows: Answers, months: readonly string[] = []): string[] {
    const counts = countsOf(rows, months).get('q1') ?? [];
    const parts = choiceFigures(wordedParts(question), counts);
    return flagsOf(questionFigures(counts), parts, counts, 'single').map(({ kind }) => kind);
  }
  const times = (count: number, row: readonly string[]) => Array.from({ length: count }, () => row);

  it('none below 30 attempts', () => {
    expect(flagged(times(29, ['b', 'a']))).toEqual([]);
  });

  it('those who do well on the rest do worse, a wrong answer leads, and nobody takes c or d', () => {
    const rows = [...times(20, ['b', 'a', 'a']), ...times(12, ['a', 'b', 'b'])];
    expect(flagged(rows)).toEqual(['negative-discrimination', 'key-less-than-distractor', 'dead-distractor']);
  });

  it('very easy and very hard', () => {
    expect(flagged(times(40, ['a', 'a']))).toContain('too-easy');
    expect(flagged(times(40, ['b', 'a']))).toContain('too-hard');
  });

  it('names the answers it is about', () => {
    const counts = countsOf([...times(20, ['b', 'a']), ...times(12, ['a', 'a'])]).get('q1') ?? [];
    const flags = flagsOf(questionFigures(counts), choiceFigures(wordedParts(question), counts), counts, 'single');
    expect(flags.find(({ kind }) => kind === 'key-less-than-distractor')?.texts).toEqual(['Option b']);
    expect(flags.find(({ kind }) => kind === 'dead-distractor')?.texts).toEqual(['Option c', 'Option d']);
  });

  it('grown easier by more than chance explains, and by ten points', () => {
    const rows = (before: number, after: number) => [
      ...Array.from({ length: 100 }, (_, index) => [index < before ? 'a' : 'b', 'a']),
      ...Array.from({ length: 100 }, (_, index) => [index < after ? 'a' : 'b', 'a']),
    ];
    const months = Array.from({ length: 200 }, (_, index) => (index < 100 ? '2026-05' : '2026-11'));
    const exposed = (before: number, after: number) => isExposed(countsOf(rows(before, after), months).get('q1') ?? []);
    expect(exposed(50, 80)).toBe(true);
    expect(exposed(50, 58)).toBe(false);
    expect(exposed(50, 61)).toBe(false);
    expect(exposed(80, 50)).toBe(false);
    expect(isExposed(countsOf(rows(50, 80)).get('q1') ?? [])).toBe(false);
  });
});

describe('time', () => {
  const start = new Date('2026-11-20T00:00:00Z').getTime();
  const step = (seq: number, kind: string, seconds: number, position: number | null) => ({
    seq,
    kind,
    position,
    at: new Date(start + seconds * 1000),
  });

  it('is from the step before to the answer, added up, breaks left out', () => {
    const times = timeByPosition([
      step(4, 'answer', 7225, 2),
      step(0, 'start', 0, null),
      step(1, 'answer', 20, 1),
      step(2, 'flag', 25, 1),
      step(3, 'answer', 35, 1),
      step(5, 'submit', 7300, null),
    ]);
    expect([...times]).toEqual([
      [1, 30_000],
      [2, 600_000],
    ]);
  });

  it('falls into buckets that hold it, and its median lies in the middle bucket', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), (milliseconds) => {
        const bucket = timeBucket(milliseconds);
        expect(milliseconds / 1000).toBeLessThanOrEqual(bucketEndSeconds(bucket) * 1.0001);
        if (bucket > 0) expect(milliseconds / 1000).toBeGreaterThan(bucketEndSeconds(bucket - 1));
      }),
    );
    const counted = (bucket: number, count: number) => ({
      what: 'time',
      key: String(bucket),
      count,
      sum: 0,
      squares: 0,
    });
    const median = timeQuantileSeconds([counted(8, 10), counted(4, 5), counted(12, 5)], 0.5) ?? 0;
    expect(median).toBeGreaterThan(bucketEndSeconds(7));
    expect(median).toBeLessThan(bucketEndSeconds(8));
    expect(timeQuantileSeconds([], 0.5)).toBeNull();
    const marks = { what: 'mark', key: '1000:1000', count: 30, sum: 30_000, squares: 30_000_000 };
    expect(questionFigures([marks, counted(8, 29)])?.medianSeconds).toBeNull();
    expect(questionFigures([marks, counted(8, 30)])?.medianSeconds).toBeGreaterThan(0);
  });
});

it('the words of every kind: parts, headings, what is right', () => {
  const right = (parts: ReturnType<typeof wordedParts>) =>
    parts.flatMap(({ choices }) => choices.filter(({ isRight }) => isRight).map(({ key }) => key));
  const told = (key: string) => ({ key, text: `Text ${key}` });
  expect(right(wordedParts({ kind: 'ordering', options: ['a', 'b', 'c'].map(told) }))).toEqual(['a=1', 'b=2', 'c=3']);
  expect(
    right(wordedParts({ kind: 'matching', prompts: [{ ...told('p'), match: 'b' }], options: ['a', 'b'].map(told) })),
  ).toEqual(['p=b']);
  expect(right(wordedParts({ kind: 'true-false-reason', isTrue: false, options }))).toEqual([
    'verdict=false',
    'reason=a',
  ]);
  expect(right(wordedParts({ kind: 'case', items: [{ key: 'i1', stem: 'What next?', options }] }))).toEqual(['i1=a']);
  expect(right(wordedParts({ kind: 'cloze', gaps: [{ key: 'g', options }, { key: 't' }] }))).toEqual(['g=a']);
  expect(right(wordedParts({ kind: 'hotspot', options }))).toEqual(['a']);
  expect(wordedParts({ kind: 'numeric', units: [{ ...told('kg'), factor: null }] }).map(({ group }) => group)).toEqual([
    'value',
    'unit',
  ]);
});
