import { z } from 'zod';
import { questionSchema, quizPolicySchema } from '#lib/catalogue/schema.ts';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { sureAndWrongIn } from './rules/mark-paper.ts';
import type { MarkedPaper } from './rules/mark-paper.ts';
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

const startFactsSchema = z.object({
  seed: z.string(),
  paperHash: z.string(),
  /** The rule the paper was drawn by; the first one did not name itself. */
  draw: z.number().int().default(1),
  poolHash: z.string().nullable().default(null),
  policyHash: z.string().nullable().default(null),
});
export type StartFacts = z.infer<typeof startFactsSchema>;

/** What the first step of a log says of the paper; null where it says nothing that can be read. */
export function readStartFacts(response: unknown): StartFacts | null {
  return startFactsSchema.safeParse(response).data ?? null;
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
      position: z.number().int(),
      scoreMilli: z.number().int(),
      maximumMilli: z.number().int(),
      correct: z.boolean(),
      sureAndWrong: z.literal(true).optional(),
    }),
  )
  .catch([]);

/** The mark of each position, as stored; none when they are not what we write. */
export function readMarks(marks: unknown): MarkedPaper['marks'] {
  return marksSchema.parse(marks).map(({ sureAndWrong, ...mark }) => (sureAndWrong ? { ...mark, sureAndWrong } : mark));
}

export type StoredScore = { readonly scoreMilli: number; readonly maximumMilli: number };

/** The score of each position as stored with a result, by position. */
export function readScores(marks: unknown): ReadonlyMap<number, StoredScore> {
  return new Map(readMarks(marks).map((mark) => [mark.position, mark]));
}

/** The positions whose stored mark says that the answer was sure and wrong, in order. */
export function readSureAndWrong(marks: unknown): number[] {
  return sureAndWrongIn(readMarks(marks)).toSorted((one, other) => one - other);
}
