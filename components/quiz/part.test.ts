import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partAfter, partBefore, partIn, queryOf, titleOf } from './part.ts';

test.each([
  [null, null, { kind: 'question', position: 1 }],
  ['3', null, { kind: 'question', position: 3 }],
  ['99', null, { kind: 'question', position: 6 }],
  ['0', null, { kind: 'question', position: 1 }],
  ['-2', 'x', { kind: 'question', position: 1 }],
  ['3', 'review', { kind: 'review' }],
  [null, 'all', { kind: 'all' }],
])('?q=%s&view=%s of six questions', (q, view, part) => {
  expect(partIn(q, view, 6)).toEqual(part);
});

test('every part has an address that leads back to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (position, extra) => {
      const total = position + extra;
      for (const part of [{ kind: 'question', position }, { kind: 'all' }, { kind: 'review' }] as const) {
        const query = new URLSearchParams(queryOf(part));
        expect(partIn(query.get('q'), query.get('view'), total)).toEqual(part);
      }
    }),
  );
});

test('the way leads through every question to the last check, and back to the first', () => {
  expect(partAfter({ kind: 'question', position: 5 }, 6)).toEqual({ kind: 'question', position: 6 });
  expect(partAfter({ kind: 'question', position: 6 }, 6)).toEqual({ kind: 'review' });
  expect(partAfter({ kind: 'all' }, 6)).toEqual({ kind: 'review' });
  expect(partBefore({ kind: 'question', position: 2 })).toEqual({ kind: 'question', position: 1 });
  expect(partBefore({ kind: 'question', position: 1 })).toBeNull();
  expect(titleOf({ kind: 'question', position: 2 })).toBe('Question 2 · Quiz');
});
