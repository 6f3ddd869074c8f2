import { expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { readWish, tickedLines, tickNames } from './wish.ts';

const [a, b] = [newId(), newId()];

test('ticks are read by their line, and nothing else in a form is one', () => {
  const form = new FormData();
  form.set(`line-${a}`, 'yes');
  form.set(`line-${b}`, '');
  form.set('line-x', 'yes');
  form.set('refundKind', 'lines');
  expect(tickNames(form)).toEqual([`line-${a}`, `line-${b}`]);
  expect(tickedLines(form)).toEqual([a]);
});

test.each([
  [{ refundKind: 'all' }, [], { kind: 'all' }],
  [{ refundKind: 'lines' }, [a, b], { kind: 'lines', lineIds: [a, b] }],
  [{ refundKind: 'part', refundAmount: 'A$12,50' }, [a], { kind: 'part', lineId: a, amountMinor: 1250 }],
])('%j with %j is a wish', (values, lines, wish) => {
  expect(readWish(values, lines)).toEqual({ wish, errors: {} });
});

test.each([
  [{}, [a], 'refundKind'],
  [{ refundKind: 'lines' }, [], 'refundKind'],
  [{ refundKind: 'part', refundAmount: '5' }, [], 'refundKind'],
  [{ refundKind: 'part', refundAmount: '5' }, [a, b], 'refundKind'],
  [{ refundKind: 'part', refundAmount: 'five' }, [a], 'refundAmount'],
  [{ refundKind: 'part', refundAmount: '0' }, [a], 'refundAmount'],
])('%j with %j is refused beside its field', (values, lines, field) => {
  const { wish, errors } = readWish(values as Record<string, string>, lines);
  expect(wish).toBeNull();
  expect(Object.keys(errors)).toEqual([field]);
});
