import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cpdasMinutes,
  mergenerMinutes,
  minutesByMethod,
  nbcaamMinutes,
  ncbtmbMinutes,
  offeredMinutes,
  readingMinutes,
} from './rules.ts';

describe('minutes by published methods', () => {
  test.each([
    [3_000, 15],
    [6_000, 30],
    [12_000, 60],
    [24_000, 120],
    [0, 0],
  ])('NCBTMB: %i words are %i minutes', (words, minutes) => {
    expect(ncbtmbMinutes(words)).toBe(minutes);
  });

  test.each([
    [10_000, 60],
    [5_000, 30],
    [0, 0],
  ])('NBCAAM: %i words are %i minutes', (words, minutes) => {
    expect(nbcaamMinutes(words)).toBe(minutes);
  });

  // The worked comparison of cpd-rules.md section 3, in hours.
  test.each([
    [3_000, 10, 2, 0.64],
    [6_000, 10, 2, 0.74],
    [12_000, 20, 3, 1.57],
    [24_000, 40, 3, 2.78],
  ])('Mergener: %i words, %i questions, difficulty %i are %f hours', (words, questions, difficulty, hours) => {
    expect(mergenerMinutes({ words, questions, difficulty }) / 60).toBeCloseTo(hours, 1);
  });

  // The same worked comparison, three times the reading time at 200 words a minute.
  test.each([
    [3_000, 0.75],
    [12_000, 3],
    [0, 0],
  ])('CPD Accreditation Service: %i words are %f hours', (words, hours) => {
    expect(cpdasMinutes(words) / 60).toBe(hours);
  });

  test('the lowest method of a course of 12,000 words is an hour, whatever the most generous one gives', () => {
    const methods = minutesByMethod({ words: 12_000, questions: 20, difficulty: 3 });
    expect(methods.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['ncbtmb', 60],
      ['nbcaam', 72],
      ['mergener', 94.4],
      ['cpdas', 180],
    ]);
    expect(offeredMinutes(methods)).toBe(60);
  });

  test('no method goes below zero', () => {
    expect(mergenerMinutes({ words: 0, questions: 0, difficulty: 1 })).toBe(0);
    expect(ncbtmbMinutes(-5)).toBe(0);
  });
});

describe('offered minutes', () => {
  test.each([
    [[30, 36, 49], 30],
    [[29.9, 36, 49], 15],
    [[61, 60, 90], 60],
    [[14.9, 60, 90], 0],
    [[], 0],
  ])('%j offers %i', (minutes, offered) => {
    expect(offeredMinutes(minutes.map((value) => ({ minutes: value })))).toBe(offered);
  });

  test('offered minutes never exceed any method and are whole quarters of an hour', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60), fc.integer({ min: 1, max: 5 }), (words, questions, difficulty) => {
        const methods = minutesByMethod({ words, questions, difficulty });
        const offered = offeredMinutes(methods);
        expect(offered % 15).toBe(0);
        for (const { minutes } of methods) expect(offered).toBeLessThanOrEqual(minutes);
      }),
    );
  });
});

test('a module always takes at least a minute to read', () => {
  expect(readingMinutes(0)).toBe(1);
  expect(readingMinutes(2_000)).toBe(10);
});
