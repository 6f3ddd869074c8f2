import { z } from 'zod';
import { questionSchema, quizPolicySchema } from '#lib/catalogue/schema.ts';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import type { MarkedPaper } from './rules/correction/mark.ts';
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

const marksSchema = z
  .array(
    z.object({
      position: z.number(),
      scoreMilli: z.number(),
      maximumMilli: z.number(),
      correct: z.boolean(),
      sureAndWrong: z.literal(true).optional(),
    }),
  )
  .catch([]);

/** The marks of each position, as stored; none when they are not what we write. */
export function readMarks(marks: unknown): MarkedPaper['marks'] {
  return marksSchema.parse(marks).map(({ sureAndWrong, ...mark }) => (sureAndWrong ? { ...mark, sureAndWrong } : mark));
}
