import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnswerQueue } from './answer-queue.ts';
import type { QueuedAnswer, Reply } from './answer-queue.ts';

/** A server with a log like the real one, whose line can be cut before or after it has written. */
function world(stored: readonly QueuedAnswer[] = []) {
  const log: { position: number; keys: readonly string[]; seq: number }[] = [];
  const faults: ('lost-request' | 'lost-reply' | 'signed-out' | 'finished')[] = [];
  let kept: readonly QueuedAnswer[] = stored;
  const timers: (() => void)[] = [];
  const newest = (position: number) => log.findLast((entry) => entry.position === position);
  const write = (position: number, keys: readonly string[]) => log.push({ position, keys, seq: log.length + 1 });
  const send = async ({ position, keys, clientSeq }: QueuedAnswer): Promise<Reply> => {
    await Promise.resolve();
    const fault = faults.shift();
    if (fault === 'lost-request') throw new Error('offline');
    if (fault === 'signed-out') return { kind: 'signed-out' };
    if (fault === 'finished') return { kind: 'closed', reason: 'finished' };
    const before = newest(position);
    if (JSON.stringify(before?.keys ?? []) !== JSON.stringify(keys)) {
      if (before && before.seq >= clientSeq)
        return { kind: 'changed-elsewhere', expectedSeq: log.length + 1, keys: before.keys };
      write(position, keys);
    }
    if (fault === 'lost-reply') return { kind: 'failed' };
    return { kind: 'saved', expectedSeq: log.length + 1, keys };
  };
  const open = () =>
    new AnswerQueue({
      send,
      load: () => kept,
      store: (answers) => {
        kept = answers;
      },
      wait: (_ms, then) => {
        timers.push(then);
      },
    });
  const settle = async (queue: AnswerQueue) => {
    for (let round = 0; round < 400 && queue.view().pendingCount > 0; round += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      timers.splice(0).forEach((then) => then());
    }
  };
  return { log, faults, open, settle, write, newest, timers, kept: () => kept };
}

test('answers arrive in the order they were given', async () => {
  const server = world();
  const queue = server.open();
  queue.adopt(1, {});
  queue.give(2, ['a']);
  queue.give(1, ['b']);
  queue.give(3, ['c']);
  expect(await queue.flush()).toBe(true);
  expect(server.log.map(({ position }) => position)).toEqual([2, 1, 3]);
  expect(queue.view()).toMatchObject({ status: 'saved', pendingCount: 0, answers: { 1: ['b'], 2: ['a'], 3: ['c'] } });
});

test('whatever requests and replies are lost, the last answer given to each question is what the server has', async () => {
  const given = fc.array(fc.record({ position: fc.integer({ min: 1, max: 3 }), keys: fc.subarray(['a', 'b', 'c']) }), {
    minLength: 1,
    maxLength: 12,
  });
  const faults = fc.array(fc.constantFrom('lost-request', 'lost-reply', 'signed-out', 'ok'), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(given, faults, fc.nat({ max: 12 }), async (answers, faultList, reloadAfter) => {
      const server = world();
      server.faults.push(...(faultList as 'lost-reply'[]));
      let queue = server.open();
      queue.adopt(1, {});
      const last = new Map<number, readonly string[]>();
      for (const [index, { position, keys }] of answers.entries()) {
        queue.give(position, keys);
        last.set(position, keys);
        if (index % 3 === 0)
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
        if (index === reloadAfter) {
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
          server.timers.splice(0);
          queue = server.open();
          queue.adopt(
            server.log.length + 1,
            Object.fromEntries(server.log.map((entry) => [entry.position, entry.keys])),
          );
        }
      }
      await server.settle(queue);
      expect(queue.view().pendingCount).toBe(0);
      for (const [position, keys] of last) expect(server.newest(position)?.keys ?? []).toEqual(keys);
    }),
    { numRuns: 60 },
  );
});

test('an answer that could not be delivered survives a reload and is delivered then', async () => {
  const server = world();
  server.faults.push('lost-request');
  const before = server.open();
  before.adopt(1, {});
  before.give(1, ['a']);
  expect(await before.flush()).toBe(false);
  expect(before.view().status).toBe('retrying');
  server.timers.splice(0);
  const after = server.open();
  after.adopt(1, { 1: [] });
  expect(after.answerTo(1)).toEqual(['a']);
  expect(await after.flush()).toBe(true);
  expect(server.newest(1)?.keys).toEqual(['a']);
  expect(server.kept()).toEqual([]);
});

test('a late answer gives way to one from another window, and says which question', async () => {
  const server = world();
  server.faults.push('lost-request');
  const queue = server.open();
  queue.adopt(1, {});
  queue.give(1, ['a']);
  await queue.flush();
  server.write(1, ['b']);
  await server.settle(queue);
  expect(queue.view()).toMatchObject({ conflictAt: 1, pendingCount: 0 });
  expect(queue.answerTo(1)).toEqual(['b']);
  queue.give(1, ['a']);
  await queue.flush();
  expect(server.newest(1)?.keys).toEqual(['a']);
});

test('a page that is older than what this window knows does not bring old answers back', async () => {
  const server = world();
  const queue = server.open();
  queue.adopt(1, { 1: [] });
  queue.give(1, ['a']);
  await queue.flush();
  queue.adopt(1, { 1: [] });
  expect(queue.answerTo(1)).toEqual(['a']);
  queue.adopt(9, { 1: ['c'] });
  expect(queue.answerTo(1)).toEqual(['c']);
});

test('after the paper is closed nothing more is sent or kept', async () => {
  const server = world();
  server.faults.push('finished');
  const queue = server.open();
  queue.adopt(1, {});
  queue.give(1, ['a']);
  await server.settle(queue);
  queue.give(2, ['a']);
  expect(queue.view()).toMatchObject({ status: 'closed', closedReason: 'finished', pendingCount: 0 });
  expect(server.log).toEqual([]);
  expect(server.kept()).toEqual([]);
});

test('giving the answer that already stands sends nothing', async () => {
  const server = world();
  const queue = server.open();
  queue.adopt(3, { 1: ['a'] });
  queue.give(1, ['a']);
  expect(queue.view().pendingCount).toBe(0);
  expect(await queue.flush()).toBe(true);
});
