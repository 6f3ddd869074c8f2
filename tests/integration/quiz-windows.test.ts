import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { AnswerInput, SavedState } from '#lib/quiz/schema.ts';
import { testStart } from '#tests/support/factories.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { minutesLater, startedQuiz } from '#tests/support/quiz.ts';
import { differences } from '#tests/support/sitting/verify.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const questionCount = 6;

type Act =
  | {
      readonly kind: 'answer';
      readonly window: 0 | 1;
      readonly position: number;
      readonly keys: readonly string[];
      readonly isBlind: boolean;
    }
  | { readonly kind: 'again'; readonly which: number }
  | { readonly kind: 'start' | 'submit' };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      window: fc.constantFrom(0 as const, 1 as const),
      position: fc.integer({ min: 1, max: questionCount }),
      keys: fc.constantFrom<readonly string[]>(['a'], ['b'], ['c'], [], ['a', 'b']),
      /** Sent by a browser without a script, which knows of no order. */
      isBlind: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'start' as const }) },
);
/** What happens at the same moment, batch after batch; handing in comes last in the list, and beside other things. */
const anySitting = fc.record({
  batches: fc.array(fc.array(anyAct, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 8 }),
  last: fc.array(anyAct, { maxLength: 4 }),
  presses: fc.integer({ min: 1, max: 3 }),
});

type Acknowledged = { readonly keys: readonly string[]; readonly expectedSeq: number };

/** Two windows of one therapist, and everything that was ever sent from them. */
class Windows {
  readonly sent: AnswerInput[] = [];
  readonly newest = new Map<number, Acknowledged>();
  readonly contradictions: string[] = [];
  readonly #seq = [0, 0];
  readonly #attemptId: string;

  constructor(attemptId: string) {
    this.#attemptId = attemptId;
  }

  /** What this act sends, if it sends an answer at all. */
  messageOf(act: Act): AnswerInput | null {
    if (act.kind === 'again') return this.sent[act.which % Math.max(1, this.sent.length)] ?? null;
    if (act.kind !== 'answer') return null;
    const { window, position, keys, isBlind } = act;
    const message = {
      attemptId: this.#attemptId,
      position,
      keys,
      ...(isBlind ? {} : { clientSeq: this.#seq[window] ?? 0 }),
    };
    this.sent.push(message);
    return message;
  }

  learn(act: Act, state: SavedState | null): void {
    if (act.kind === 'answer' && state) this.#seq[act.window] = Math.max(this.#seq[act.window] ?? 0, state.expectedSeq);
  }

  /** The server said: so long as the log is that long, this is the answer. */
  acknowledge({ position, keys, expectedSeq }: SavedState): void {
    const known = this.newest.get(position);
    if (known?.expectedSeq === expectedSeq && JSON.stringify(known.keys) !== JSON.stringify(keys))
      this.contradictions.push(`question ${position} was acknowledged as ${known.keys.join()} and as ${keys.join()}`);
    if (!known || expectedSeq > known.expectedSeq) this.newest.set(position, { keys, expectedSeq });
  }
}

type Quiz = Awaited<ReturnType<typeof startedQuiz>>;

async function perform(
  db: Db,
  { viewer, slug }: Quiz,
  windows: Windows,
  acts: readonly Act[],
  at: Date,
): Promise<void> {
  await Promise.all(
    acts.map(async (act) => {
      if (act.kind === 'start') {
        await startAttempt(db, viewer, slug, at, 'another seed');
        return;
      }
      const message = windows.messageOf(act);
      if (!message) return;
      const saved = await saveAnswer(db, viewer, message, at);
      windows.learn(act, saved.ok ? saved.value : saved.state);
      if (saved.ok) windows.acknowledge(saved.value);
      else expect(['changed-elsewhere', 'finished']).toContain(saved.reason);
    }),
  );
}

test('whatever two windows send, in whatever order, twice or late: one attempt, one result, and it marks the newest answers acknowledged', async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(anySitting, async ({ batches, last, presses }) => {
      const quiz = await startedQuiz(db, { quiz: { passPercent: 50 } });
      const windows = new Windows(quiz.attemptId);
      for (const [index, acts] of batches.entries())
        await perform(db, quiz, windows, acts, new Date(testStart.getTime() + 1_000 * (index + 1)));

      const handIn = () => submitAttempt(db, quiz.viewer, quiz.attemptId, minutesLater(1), issueOnPass);
      const [results] = await Promise.all([
        Promise.all(Array.from({ length: presses }, handIn)),
        perform(db, quiz, windows, last, minutesLater(1)),
      ]);
      await perform(db, quiz, windows, [{ kind: 'again', which: 0 }, { kind: 'start' }], minutesLater(2));
      results.push(await handIn());

      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      expect(windows.contradictions).toEqual([]);
      const acknowledged = new Map([...windows.newest].map(([position, { keys }]) => [position, keys]));
      expect(
        await differences(db, { attemptId: quiz.attemptId, acknowledged, isHandedIn: true, mostSteps: Infinity }),
      ).toEqual([]);
      expect(await db.attempt.count({ where: { enrolmentId: quiz.enrolmentId } })).toBe(1);
      const { passed } = await db.attemptStanding.findUniqueOrThrow({ where: { attemptId: quiz.attemptId } });
      expect(await db.certificate.count({ where: { enrolmentId: quiz.enrolmentId } })).toBe(passed ? 1 : 0);
    }),
    { numRuns: 10, seed: 20_261_128 },
  );
}, 60_000);
