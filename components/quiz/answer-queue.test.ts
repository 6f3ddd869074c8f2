import { expect, test } from 'vitest';
import { answer, queueWorld } from '#tests/support/queue-world.ts';

const order = (log: readonly { readonly kind: string; readonly position: number }[]) =>
  log.map(({ kind, position }) => `${kind} ${position}`);

test('answers and flags arrive in the order they were given', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  queue.give(2, answer('a'));
  queue.flag(2, true);
  queue.give(1, answer('b'));
  queue.give(3, answer('c'));
  expect(await queue.flush()).toBe(true);
  expect(order(server.log)).toEqual(['answer 2', 'flag 2', 'answer 1', 'answer 3']);
  expect(queue.view()).toMatchObject({ status: 'saved', pendingCount: 0, flagged: [2] });
});

test('offline nothing is lost, everything waits in order, and arrives in order when the line is back', async () => {
  const server = queueWorld();
  const { queue, kept } = server.open();
  server.offline(true);
  queue.give(3, answer('a'));
  queue.flag(3, true);
  queue.give(1, answer('b'));
  queue.give(3, answer('c'));
  expect(await queue.flush()).toBe(false);
  expect(queue.view()).toMatchObject({ status: 'retrying', flagged: [3], answers: { 1: answer('b'), 3: answer('c') } });
  expect(kept().waiting.length).toBeGreaterThanOrEqual(3);
  expect(server.log).toEqual([]);
  server.offline(false);
  await server.settle(queue);
  expect(order(server.log)).toEqual(['answer 3', 'flag 3', 'answer 1', 'answer 3']);
  expect(server.answerAt(3)).toEqual(answer('c'));
  expect(kept().waiting).toEqual([]);
});

test('what could not be delivered survives the page and is delivered by the next one', async () => {
  const server = queueWorld();
  const before = server.open();
  server.offline(true);
  before.queue.give(1, { keys: ['a'], certainty: 'sure' });
  before.queue.flag(2, true);
  await before.queue.flush();
  server.timers.splice(0);
  server.offline(false);
  const after = server.open(before.kept());
  expect(after.queue.answerTo(1)).toEqual({ keys: ['a'], certainty: 'sure' });
  expect(after.queue.view()).toMatchObject({ flagged: [2], replaced: [1] });
  expect(await after.queue.flush()).toBe(true);
  expect(server.answerAt(1)).toEqual({ keys: ['a'], certainty: 'sure' });
  expect(server.isFlagged(2)).toBe(true);
  expect(after.kept()).toEqual({ waiting: [], refused: [] });
});

test('what an earlier window left does not overwrite what this one gives, and is offered back', async () => {
  const server = queueWorld();
  const before = server.open();
  server.offline(true);
  before.queue.give(1, answer('a'));
  await before.queue.flush();
  server.timers.splice(0);
  const after = server.open();
  after.queue.give(1, answer('b'));
  after.queue.inherit(before.kept());
  await after.queue.flush();
  server.offline(false);
  await server.settle(after.queue);
  expect(server.answerAt(1)).toEqual(answer('b'));
  expect(after.queue.answerTo(1)).toEqual(answer('b'));
  expect(after.queue.view().refused).toEqual([{ position: 1, mine: answer('a'), why: 'changed-elsewhere' }]);
});

test('how sure somebody is belongs to the answer and is saved with it', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  queue.give(1, answer('a'));
  await queue.flush();
  queue.give(1, { keys: ['a'], certainty: 'unsure' });
  await queue.flush();
  expect(server.answerAt(1)).toEqual({ keys: ['a'], certainty: 'unsure' });
  expect(server.log).toHaveLength(2);
});

test('a late answer gives way to one from another window and is offered back, once or for good', async () => {
  const server = queueWorld();
  const { queue, kept } = server.open();
  server.writeElsewhere(1, answer('b'));
  queue.give(1, answer('a'));
  await server.settle(queue);
  expect(queue.view()).toMatchObject({
    status: 'saved',
    refused: [{ position: 1, mine: answer('a'), why: 'changed-elsewhere' }],
    answers: { 1: answer('b') },
    replaced: [1],
  });
  expect(kept().refused, 'outlives the page').toHaveLength(1);
  expect(server.answerAt(1)).toEqual(answer('b'));

  queue.takeMine(1);
  expect(queue.view()).toMatchObject({ refused: [], answers: { 1: answer('a') } });
  await server.settle(queue);
  expect(server.answerAt(1)).toEqual(answer('a'));
  expect(kept()).toEqual({ waiting: [], refused: [] });
});

test('a refused answer can be let go', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  server.writeElsewhere(1, answer('b'));
  queue.give(1, answer('a'));
  await server.settle(queue);
  queue.settle(1);
  await server.settle(queue);
  expect(queue.view().refused).toEqual([]);
  expect(server.answerAt(1)).toEqual(answer('b'));
});

test('answers given blindly after one that is refused do not slip past the newer one either', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  server.faults.push('lost-request');
  queue.give(1, answer('a'));
  await server.turn();
  server.writeElsewhere(1, answer('b'));
  queue.give(1, answer('c'));
  await server.settle(queue);
  expect(server.answerAt(1)).toEqual(answer('b'));
  expect(queue.view().refused).toEqual([{ position: 1, mine: answer('c'), why: 'changed-elsewhere' }]);
});

test('two windows: the one that is behind is told which questions changed, and loses nothing', async () => {
  const server = queueWorld();
  const one = server.open();
  const other = server.open();
  one.queue.give(1, answer('a'));
  one.queue.give(2, answer('b'));
  await server.settle(one.queue);
  other.queue.give(3, answer('c'));
  await server.settle(other.queue);
  await server.turn();
  expect(server.answerAt(3)).toEqual(answer('c'));
  expect(other.queue.view()).toMatchObject({
    changedElsewhere: [1, 2],
    answers: { 1: answer('a'), 2: answer('b'), 3: answer('c') },
  });
  other.queue.acknowledge();
  expect(other.queue.view().changedElsewhere).toEqual([]);
  other.queue.give(1, answer('d'));
  await server.settle(other.queue);
  expect(other.queue.view().refused).toEqual([]);
  expect(server.answerAt(1), 'seen and changed').toEqual(answer('d'));
});

test('a page that is older than what this window knows does not bring old answers back', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  queue.give(1, answer('a'));
  await queue.flush();
  queue.adopt({ expectedSeq: 1, answers: { 1: answer() }, flagged: [] });
  expect(queue.answerTo(1)).toEqual(answer('a'));
  queue.adopt({ expectedSeq: 9, answers: { 1: answer('c') }, flagged: [1] });
  expect(queue.answerTo(1)).toEqual(answer('c'));
  expect(queue.view().flagged).toEqual([1]);
});

test('when the paper is closed, what was late is kept aside by question and nothing more is sent', async () => {
  const server = queueWorld();
  const { queue, kept } = server.open();
  server.close('finished');
  queue.give(1, answer('a'));
  queue.give(2, answer('b'));
  queue.flag(3, true);
  await server.settle(queue);
  queue.give(3, answer('a'));
  expect(queue.view()).toMatchObject({ status: 'closed', closedReason: 'finished', pendingCount: 0 });
  expect(kept().refused).toEqual([
    { position: 1, mine: answer('a'), why: 'closed' },
    { position: 2, mine: answer('b'), why: 'closed' },
  ]);
  expect(server.log).toEqual([]);
  expect(server.sent).toHaveLength(1);
});

test('a window that looks again after handing in elsewhere is told that the paper is closed', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  server.close('finished');
  expect(await queue.look()).toBe('closed');
  expect(queue.view()).toMatchObject({ status: 'closed', closedReason: 'finished', refused: [] });
});

test('while somebody else is signed in nothing is sent, and what waits goes out when its owner is back', async () => {
  const server = queueWorld();
  const { queue, kept } = server.open();
  server.faults.push('not-yours');
  queue.give(1, answer('a'));
  await server.turn();
  expect(queue.view()).toMatchObject({ status: 'not-yours', pendingCount: 1 });
  const count = server.sent.length;
  queue.give(2, answer('b'));
  queue.deliver();
  await server.turn();
  server.timers.splice(0).forEach((then) => then());
  await server.turn();
  expect(server.sent).toHaveLength(count);
  expect(kept().waiting).toHaveLength(2);
  expect(await queue.look()).toBe('open');
  await server.settle(queue);
  expect(order(server.log)).toEqual(['answer 1', 'answer 2']);
});

test('after a failure the server is asked who is there before anything is sent to it', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  server.faults.push('signed-out');
  queue.give(1, answer('a'));
  await server.turn();
  expect(queue.view().status).toBe('signed-out');
  expect(server.looks()).toBe(0);
  await server.settle(queue);
  expect(server.looks()).toBe(1);
  expect(server.answerAt(1)).toEqual(answer('a'));
});

test('one answer that the server cannot read is told and does not hold up the rest', async () => {
  const server = queueWorld();
  const { queue } = server.open();
  server.faults.push('unreadable');
  queue.give(1, answer('a'));
  queue.give(2, answer('b'));
  await server.settle(queue);
  expect(queue.view().refused).toEqual([{ position: 1, mine: answer('a'), why: 'closed' }]);
  expect(server.answerAt(2)).toEqual(answer('b'));
});

test('what is being typed is kept at once and sent once, after the pause', async () => {
  const server = queueWorld();
  const { queue, kept } = server.open();
  for (const typed of ['v=4', 'v=4.', 'v=4.5']) queue.give(1, answer(typed), true);
  await server.turn();
  expect(server.sent).toEqual([]);
  expect(kept().waiting).toHaveLength(1);
  await server.settle(queue);
  expect(server.sent).toHaveLength(1);
  expect(server.answerAt(1)).toEqual(answer('v=4.5'));
});

test('giving the answer that already stands sends nothing', async () => {
  const server = queueWorld();
  server.writeElsewhere(1, answer('a'));
  const { queue } = server.open();
  queue.give(1, answer('a'));
  queue.flag(1, false);
  expect(await queue.flush()).toBe(true);
  expect(server.sent).toEqual([]);
});
