import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areAllRead, courseMille, minutesLeft, moduleStates, nextModule } from './rules.ts';

const modules = ['a', 'b', 'c'].map((slug) => ({ slug, minutes: 10 }));
const at = new Date('2026-11-20T00:00:00Z');
const marks = (...read: string[]) => new Map(read.map((slug) => [slug, { completedAt: at, furthestMille: 1000 }]));

describe('modules open in order', () => {
  test.each([
    [[], ['open', 'locked', 'locked'], 'a', false],
    [['a'], ['read', 'open', 'locked'], 'b', false],
    [['a', 'b'], ['read', 'read', 'open'], 'c', false],
    [['a', 'b', 'c'], ['read', 'read', 'read'], null, true],
    [['b'], ['open', 'read', 'locked'], 'a', false],
  ])('with %j read they are %j', (read, expected, next, isQuizOpen) => {
    const states = moduleStates(modules, marks(...read));
    expect([...states.values()]).toEqual(expected);
    expect(nextModule(modules, states)).toBe(next);
    expect(areAllRead(states)).toBe(isQuizOpen);
  });

  test('a course without modules has no open quiz', () => {
    expect(areAllRead(moduleStates([], marks()))).toBe(false);
  });

  test('reading one more module never locks another', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c']), fc.constantFrom('a', 'b', 'c'), (read, more) => {
        const before = moduleStates(modules, marks(...read));
        const after = moduleStates(modules, marks(...new Set([...read, more])));
        for (const [slug, state] of before) if (state !== 'locked') expect(after.get(slug)).not.toBe('locked');
      }),
    );
  });
});

describe('time and distance', () => {
  test.each([
    [10, undefined, 10],
    [10, { furthestMille: 500, completedAt: null }, 5],
    [10, { furthestMille: 1000, completedAt: null }, 1],
    [10, { furthestMille: 1000, completedAt: at }, 0],
    [10, { furthestMille: -50, completedAt: null }, 10],
    [10, { furthestMille: 5000, completedAt: null }, 1],
  ])('%i minutes with %j leave %i', (minutes, mark, left) => {
    expect(minutesLeft(minutes, mark)).toBe(left);
  });

  test('a course is as far as its modules are, by their length', () => {
    expect(courseMille(modules, marks())).toBe(0);
    expect(courseMille(modules, marks('a'))).toBe(333);
    expect(
      courseMille(
        [
          { slug: 'a', minutes: 30 },
          { slug: 'b', minutes: 10 },
        ],
        marks('a'),
      ),
    ).toBe(750);
    expect(courseMille(modules, marks('a', 'b', 'c'))).toBe(1000);
    expect(courseMille([], marks())).toBe(0);
  });
});
