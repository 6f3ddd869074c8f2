import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Kept } from './queued.ts';
import { openWaitingStore, readKept } from './waiting-store.ts';

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

afterEach(() => vi.unstubAllGlobals());

/** A storage with room for so many characters. */
function storageOf(room: number): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => {
      const others = [...held].filter(([other]) => other !== name).reduce((sum, [, each]) => sum + each.length, 0);
      if (others + text.length > room) throw new DOMException('full', 'QuotaExceededError');
      held.set(name, text);
    },
    removeItem: (name) => void held.delete(name),
    clear: () => held.clear(),
  };
}

const text = JSON.stringify(kept);
const written = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? ''));

test.each([
  ['has room for both', text.length * 2, kept],
  ['has room for one', text.length, kept],
  ['has no room for what is added to it', text.length, { ...kept, waiting: [...kept.waiting, ...kept.waiting] }],
])('what a window left behind is inherited and stays stored where the storage %s', (_name, room, then) => {
  const storage = storageOf(room);
  storage.setItem('afferent-quiz:me:paper:gone', text);
  vi.stubGlobal('window', { localStorage: storage, addEventListener: () => undefined });
  vi.stubGlobal('navigator', {});
  const opened = openWaitingStore('me', 'paper');
  const taken: Kept[] = [];
  opened.inheritFrom((left) => {
    taken.push(left);
    opened.store(then);
  });
  expect(taken).toEqual([kept]);
  expect(written(storage)).toEqual([text]);
});
