import { z } from 'zod';

export const questionSchema = z.object({
  key: z.string().regex(/^[a-z]{2}-\d{3}$/),
  kind: z.enum(['single', 'multiple', 'true-false']),
  module: z.string(),
  outcome: z.string(),
  topic: z.string().min(3),
  level: z.enum(['recall', 'application', 'judgement']),
  safety: z.boolean(),
  stem: z.string().min(10),
  options: z
    .array(z.object({ key: z.string().min(1), text: z.string().min(1), correct: z.boolean(), rationale: z.string().min(5) }))
    .min(2)
    .max(8),
  rationale: z.string().min(10),
  references: z.array(z.string()),
  basis: z.string().optional(),
});
/** One question with its key. Never leaves the server whole before the paper is handed in. */
export type Question = z.infer<typeof questionSchema>;

export const quizPolicySchema = z.object({
  questionCount: z.number().int().min(1).max(100),
  passPercent: z.number().int().min(1).max(100),
  timeLimitMinutes: z.number().int().positive().nullable(),
  attemptLimit: z.number().int().positive().nullable(),
  /** Wait after the first, second, third… fail; the last entry holds for all later ones. Empty: no wait. */
  waitMinutesAfterFail: z.array(z.number().int().min(0)),
  blueprint: z.object({ perModule: z.literal('even'), minSafety: z.number().int().min(0) }),
});
export type QuizPolicy = z.infer<typeof quizPolicySchema>;

export type MinutesMethod = { readonly id: string; readonly label: string; readonly source: string; readonly minutes: number };

export type MinutesWorking = {
  readonly offered: number;
  readonly words: number;
  readonly questions: number;
  readonly figures: number;
  readonly difficulty: number;
  readonly methods: readonly MinutesMethod[];
};

export type Outcome = { readonly id: string; readonly text: string };

export type CertificatePolicy = 'automatic' | 'review';

/** What a published course version says of itself, stored as JSON in CourseVersion.facts. */
export type CourseVersionFacts = {
  readonly minutes: MinutesWorking;
  readonly quiz: QuizPolicy;
  readonly certificatePolicy: CertificatePolicy;
  readonly reviewer: { readonly name: string; readonly role: string; readonly signedOn: string } | null;
  readonly reviewDueOn: string;
  readonly restsOn: string;
  readonly audience: string;
  readonly accessMonths: number;
  readonly approvals: readonly string[];
};
