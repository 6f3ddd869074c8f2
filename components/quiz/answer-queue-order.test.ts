import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerQueue } from '#components/quiz/answer-queue.ts';
import { isSameAnswer } from '#components/quiz/queued.ts';
import type { Answer } from '#components/quiz/queued.ts';
import { queueWorld } from '#tests/support/queue-world.ts';
import type { Fault } from '#tests/support/queue-world.ts';

const position = fc.integer({ min: 1, max: 3 });
const given: fc.Arbitrary<Answer> = fc.record({
  keys: fc.subarray(['a', 'b', 'c']),
  certainty: fc.constantFrom(null, 'sure' as const, 'unsure' as const),
});
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('give' as const), position, answer: given }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flag' as const), position, flagged: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ do: 'reload' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'turn' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('offline' as const), is: fc.boolean() }) },
);
const elsewhere = fc.record({ do: fc.constant('elsewhere' as const), position, answer: given });
const faults = fc.array(fc.constantFrom<Fault>('ok', 'lost-request', 'lost-reply', 'signed-out'), { maxLength: 12 });

type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;
type Elsewhere = typeof elsewhere extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays a window's life against the server and returns what the window was given last, by question. */
async function play(server: ReturnType<typeof queueWorld>, acts: readonly (Act | Elsewhere)[]) {
  let window = server.open();
  const last = new Map<number, Answer>();
  const flags = new Map<number, boolean>();
  for (const each of acts) {
    switch (each.do) {
      case 'give':
        // Giving what the page shows already is giving nothing.
        if (!isSameAnswer(window.queue.answerTo(each.position), each.answer)) last.set(each.position, each.answer);
        window.queue.give(each.position, each.answer);
        break;
      case 'flag':
        window.queue.flag(each.position, each.flagged);
        flags.set(each.position, each.flagged);
        break;
      case 'reload':
        // What was in flight arrives or not; its reply finds nobody, and the timers of the old page are gone.
        await server.turn();
        server.timers.splice(0);
        window = server.open(window.kept());
        break;
      case 'turn':
        await server.turn();
        break;
      case 'offline':
        server.offline(each.is);
        break;
      case 'elsewhere':
        server.writeElsewhere(each.position, each.answer);
        break;
    }
  }
  server.offline(false);
  await server.settle(window.queue);
  await server.turn();
  return { queue: window.queue, last, flags };
}

function expectInStep(queue: AnswerQueue, server: ReturnType<typeof queueWorld>): void {
  expect(queue.view().pendingCount).toBe(0);
  for (const number of [1, 2, 3]) expect(queue.answerTo(number)).toEqual(server.answerAt(number));
}

test('one window: whatever is lost and however often it is reloaded, the server ends with the last answer and flag given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 16 }), faults, async (acts, faultList) => {
      const server = queueWorld();
      server.faults.push(...faultList);
      const { queue, last, flags } = await play(server, acts);
      expectInStep(queue, server);
      expect(queue.view().refused).toEqual([]);
      for (const [number, answer] of last) expect(server.answerAt(number)).toEqual(answer);
      for (const [number, flagged] of flags) expect(server.isFlagged(number) ?? false).toBe(flagged);
    }),
    { numRuns: 250 },
  );
});

test('beside another window: the last answer given here stands, or its refusal is told with the answer itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(act, elsewhere), { maxLength: 16 }), faults, async (acts, faultList) => {
      const server = queueWorld();
      server.faults.push(...faultList);
      const written = new Map<number, Answer[]>();
      for (const each of acts)
        if (each.do === 'elsewhere') written.set(each.position, [...(written.get(each.position) ?? []), each.answer]);
      const { queue, last } = await play(server, acts);
      expect(queue.view().pendingCount).toBe(0);
      for (const [number, answer] of last) {
        const stands = server.answerAt(number);
        const isStanding = isSameAnswer(stands, answer);
        const isTold = queue
          .view()
          .refused.some((refused) => refused.position === number && isSameAnswer(refused.mine, answer));
        const cameLater = written.get(number)?.some((other) => isSameAnswer(other, stands)) ?? false;
        const wasTaken = server.log.some(
          (entry) => entry.kind === 'answer' && entry.position === number && isSameAnswer(entry, answer),
        );
        expect(isStanding || isTold || (wasTaken && cameLater)).toBe(true);
      }
    }),
    { numRuns: 250 },
  );
});
