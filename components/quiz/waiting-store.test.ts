import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kept } from './queued.ts';
import { readKept } from './waiting-store.ts';

const kept: Kept = {
  waiting: [
    { kind: 'answer', position: 2, keys: ['a', 'b'], certainty: 'sure', clientSeq: 4, wasSent: true },
    { kind: 'flag', position: 3, flagged: false, clientSeq: 5, wasSent: false },
  ],
  refused: [{ position: 1, mine: { keys: ['c'], certainty: null }, why: 'changed-elsewhere' }],
};

test('what a window kept is read as it was written', () => {
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  [null],
  ['nonsense'],
  ['[]'],
  ['null'],
  ['{"waiting":{"length":3},"refused":"x"}'],
  ['{"waiting":[{"kind":"answer","position":1,"keys":[7],"clientSeq":1}]}'],
  ['{"waiting":[{"kind":"flag","position":1,"clientSeq":1}]}'],
  ['{"refused":[{"position":1}]}'],
])('of %s nothing is read', (text) => {
  expect(readKept(text)).toEqual({ waiting: [], refused: [] });
});

test('whatever stands in the storage, reading it never fails', () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => Array.isArray(readKept(text).waiting)));
});
