import { z } from 'zod';
import { questionSchema, quizPolicySchema } from '#lib/catalogue/schema.ts';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { attemptIdSchema } from './schema.ts';
import type { FinishCause } from './schema.ts';

/** A question as stored with its version. Holds the key: for the server only. */
export function readQuestion(body: unknown): Question {
  return questionSchema.parse(body);
}

/** The quiz policy in the facts of a course version. */
export function readFactsPolicy(facts: unknown): QuizPolicy {
  const quiz = typeof facts === 'object' && facts !== null && 'quiz' in facts ? facts.quiz : null;
  return quizPolicySchema.parse(quiz);
}

/** The quiz policy an attempt started under. */
export function readAttemptPolicy(policy: unknown): QuizPolicy {
  return quizPolicySchema.parse(policy);
}

/** True when the text can be the id of an attempt; anything else names none. */
export function isAttemptId(text: string): boolean {
  return attemptIdSchema.safeParse(text).success;
}

/** Why an attempt ended, as stored. */
export function finishCauseOf(cause: string): FinishCause {
  return cause === 'time-out' ? 'time-out' : 'submit';
}

const storedMarks = z
  .array(z.object({ position: z.number().int(), sureAndWrong: z.literal(true).optional() }))
  .catch([]);

/** The positions whose stored mark says that the answer was sure and wrong, in order. */
export function readSureAndWrong(marks: unknown): number[] {
  return storedMarks
    .parse(marks)
    .filter(({ sureAndWrong }) => sureAndWrong)
    .map(({ position }) => position)
    .toSorted((one, other) => one - other);
}
