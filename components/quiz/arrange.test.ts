import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyIn } from '#lib/quiz/rules/parts.ts';
import { arranged, firstOrder, moved } from './arrange.ts';

const lines = ['a', 'b', 'c', 'd'];

test('lines stand at their places, and those without one of their own fill the gaps in the order shown', () => {
  expect(arranged(lines, [])).toEqual(['a', 'b', 'c', 'd']);
  expect(arranged(lines, ['d=1', 'a=3'])).toEqual(['d', 'b', 'a', 'c']);
  expect(arranged(lines, ['d=1', 'c=1', 'a=4'])).toEqual(['b', 'c', 'd', 'a']);
  expect(arranged(lines, ['a=4', 'b=3', 'c=2', 'd=1'])).toEqual(['d', 'c', 'b', 'a']);
});

test('no line is lost or doubled, whatever the places say', () => {
  const places = fc.array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom('1', '2', '3', '4')), { maxLength: 4 });
  fc.assert(
    fc.property(places, (given) => {
      const keys = [...new Map(given)].map(([line, place]) => keyIn(line, place));
      expect(arranged(lines, keys).toSorted()).toEqual(lines);
    }),
  );
});

test('the paper keeps its order until every line has a place', () => {
  expect(firstOrder(lines, ['d=1'])).toEqual(lines);
  expect(firstOrder(lines, ['a=2', 'b=1', 'c=4', 'd=3'])).toEqual(['b', 'a', 'd', 'c']);
});

test('a line moves by one and stays at either end', () => {
  expect(moved(lines, 'b', -1)).toEqual(['b', 'a', 'c', 'd']);
  expect(moved(lines, 'b', 1)).toEqual(['a', 'c', 'b', 'd']);
  expect(moved(lines, 'a', -1)).toEqual(lines);
  expect(moved(lines, 'd', 1)).toEqual(lines);
});
