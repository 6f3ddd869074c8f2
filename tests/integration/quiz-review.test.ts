import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ResultReview } from '#components/quiz/result-review.tsx';
import { reviewItems } from '#lib/catalogue/schema.ts';
import type { ReviewItem } from '#lib/catalogue/schema.ts';
import { newId } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import type { QuizResult } from '#lib/quiz/schema.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { testStart } from '#tests/support/factories.ts';
import { policyOf } from '#tests/support/policy.ts';
import { answerAll, minutesLater, noHook, startAgain, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const { review } = policyOf();
const soon = minutesLater(5);

/** A paper with one right answer ("a"), the rest as given, handed in. */
async function finished(given: Partial<typeof review>, key: 'a' | 'b', attemptLimit: number | null = null) {
  const { db } = database;
  const quiz = { review: { ...review, ...given }, attemptLimit, waitMinutesAfterFail: [] };
  const started = await startedQuiz(db, { quiz });
  await answerAll(db, started.viewer, started.attemptId, key);
  if (key === 'b')
    await saveAnswer(db, started.viewer, { attemptId: started.attemptId, position: 1, keys: ['a'] }, minutesLater(2));
  await submitAttempt(db, started.viewer, started.attemptId, minutesLater(3), noHook);
  return started;
}

async function resultOf({ viewer, attemptId }: Awaited<ReturnType<typeof finished>>, at = soon): Promise<QuizResult> {
  const result = await getResult(database.db, viewer, attemptId, at);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

const html = (result: QuizResult) => renderToStaticMarkup(createElement(ResultReview, { result }));
/** What each item leaves behind in what is sent and in what is shown. */
const traces: Record<ReviewItem, RegExp> = {
  topics: /Topic \d/,
  marks: /scoreMilli|Not right|>Right</,
  'own-answers': /Option b of/,
  key: /isRight|Right answer|Option c of/,
  rationale: /SECRET-RATIONALE/,
};

const everyList = Array.from({ length: 2 ** reviewItems.length }, (_, bits) =>
  reviewItems.filter((_item, index) => (bits >> index) % 2 === 1),
);

describe('whatever a policy lists after a fail, what it does not show is neither sent nor in the page', () => {
  test('each of the combinations', async () => {
    const { db } = database;
    const started = await finished({ afterFail: [] }, 'b');
    const { policy } = await db.attempt.findUniqueOrThrow({ where: { id: started.attemptId } });
    await db.$executeRawUnsafe('ALTER TABLE "Attempt" DISABLE TRIGGER USER');
    for (const items of everyList) {
      await db.attempt.update({
        where: { id: started.attemptId },
        data: { policy: { ...(policy as object), review: { ...review, afterFail: items } } },
      });
      const result = await resultOf(started);
      const [sent, page] = [JSON.stringify(result), html(result)];
      const shows = new Set(result.shows);
      expect(items).toEqual(expect.arrayContaining([...shows]));
      if (!shows.has('key')) expect(sent).not.toMatch(/"isRight"|"correct":|"parts"/);
      for (const item of reviewItems) {
        if (shows.has(item)) expect(page).toMatch(item === 'topics' ? /What to read again/ : traces[item]);
        else {
          expect(page).not.toMatch(traces[item]);
          if (item !== 'topics') expect(sent).not.toMatch(traces[item]);
        }
      }
      expect(page).not.toMatch(/undefined|null|NaN/);
    }
    await db.$executeRawUnsafe('ALTER TABLE "Attempt" ENABLE TRIGGER USER');
  });
});

test('reasons are not shown while the key is closed, and the key not without the answers, whatever the policy lists', async () => {
  const result = await resultOf(await finished({ afterFail: ['marks', 'key', 'rationale'] }, 'b'));
  expect(result.shows).toEqual(['marks']);
  expect(JSON.stringify(result)).not.toMatch(/SECRET-RATIONALE|isRight|Option/);
});

test('after a pass the policy decides too: marks without the key', async () => {
  const result = await resultOf(await finished({ afterPass: ['marks'] }, 'a'));
  expect(result).toMatchObject({ passed: true, topics: [], questions: [], shows: ['marks'] });
  expect(result.closedQuestions).toHaveLength(6);
  expect(result.closedQuestions.every(({ mark, answers }) => mark?.scoreMilli === 1000 && answers === null)).toBe(true);
  expect(JSON.stringify(result)).not.toMatch(/SECRET-RATIONALE|isRight|Option/);
});

test('the marks are those of the result as it stands', async () => {
  const { db } = database;
  const started = await finished({ afterFail: ['marks'] }, 'b');
  const { marks } = await db.attemptStanding.findUniqueOrThrow({ where: { attemptId: started.attemptId } });
  const raised = (marks as { position: number; scoreMilli: number }[]).map((mark) =>
    mark.position === 3 ? { ...mark, scoreMilli: 1000, correct: true } : mark,
  );
  await db.attemptStanding.update({ where: { attemptId: started.attemptId }, data: { marks: raised } });
  const result = await resultOf(started);
  expect(result.closedQuestions.map(({ mark }) => mark?.scoreMilli)).toEqual([1000, 0, 1000, 0, 0, 0]);
});

test('the last fail is the one after which no try is left: a granted try closes its review again', async () => {
  const { db } = database;
  const last = { afterFail: ['topics'], afterLastFail: ['marks', 'own-answers', 'key'] } as const;
  const started = await finished({ afterFail: [...last.afterFail], afterLastFail: [...last.afterLastFail] }, 'b', 2);
  expect((await resultOf(started)).shows).toEqual(['topics']);

  const second = await startAgain(db, started.viewer, started.slug, minutesLater(10));
  expect((await resultOf(started, minutesLater(11))).shows).toEqual(['topics']);
  await submitAttempt(db, started.viewer, second, minutesLater(12), noHook);
  expect(await resultOf(started, minutesLater(13))).toMatchObject({
    shows: ['marks', 'own-answers', 'key'],
    nextTry: { kind: 'attempts-used' },
  });

  await db.quizAdjustment.create({
    data: {
      id: newId(),
      userId: started.viewer.userId,
      extraAttempts: 1,
      reason: 'a test grants a try',
      grantedAt: testStart,
      grantedByLabel: 'test',
      validUntil: minutesLater(20),
    },
  });
  expect((await resultOf(started, minutesLater(19))).shows).toEqual(['topics']);
  expect((await resultOf(started, minutesLater(21))).shows).toEqual(['marks', 'own-answers', 'key']);
});
