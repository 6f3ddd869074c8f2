import { z } from 'zod';
import type { QuestionKind } from '#lib/catalogue/question.ts';
import type { CertificatePolicy, QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Adjustment } from './rules/adjustment.ts';
import { certainties } from './rules/certainty.ts';
import type { Certainty } from './rules/certainty.ts';
import type { ExplainedPart } from './rules/explain.ts';
import type { PaperQuestion } from './rules/paper.ts';
import type { Review } from './schema/review.ts';

export const attemptIdSchema = z.uuid();

const positionSchema = z.coerce.number().int().min(1).max(100);
/** Holds a typed answer of 80 characters with the key of its gap. */
const optionKeySchema = z.string().max(120);
/** More than any question offers: a body map has at most 32 places, a case four items of six options. */
const mostKeys = 64;

const sentFields = {
  position: z.number().int().min(1).max(100),
  clientSeq: z.number().int().min(0).max(1_000_000).optional(),
};

/** What the page sends when an answer is given, or a question flagged. Anything else in it is refused. */
export const answerBodySchema = z.union([
  z.strictObject({
    ...sentFields,
    keys: z.array(optionKeySchema).max(mostKeys),
    certainty: z.enum(certainties).nullable().optional(),
  }),
  z.strictObject({ ...sentFields, flagged: z.boolean() }),
]);

const slugSchema = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** The forms of the quiz, for a browser without a script as for one with it. */
export const startForm = z.object({ slug: slugSchema });
export const paperForm = z.object({ slug: slugSchema, attemptId: attemptIdSchema });
export const savedForm = paperForm.extend({
  positions: z.array(positionSchema).max(100),
  /** What to show next: a question, or the list before handing in. */
  show: z.union([z.literal('review'), positionSchema]).catch('review'),
  /** How far the log was when the page was made: what was answered since in another window is not overwritten. */
  expectedSeq: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  /** A question whose flag was pressed, and what it is to be: "3:on". */
  flag: z
    .string()
    .regex(/^\d{1,3}:(?:on|off)$/)
    .transform((text) => ({ position: Number.parseInt(text, 10), flagged: text.endsWith(':on') }))
    .nullable()
    .catch(null),
});
/** The button under a must-read: what was read again, and the page to come back to. */
export const readForm = paperForm.extend({
  moduleSlug: slugSchema,
  topic: z.string().min(1).max(1000),
  from: z.enum(['result', 'quiz']).catch('result'),
});
export type SavedForm = z.infer<typeof savedForm>;

/** The address of a part of the paper: one question, all of them, or the list before handing in. */
export const partSchema = z.object({
  q: positionSchema.catch(1),
  view: z.enum(['all', 'review']).optional().catch(undefined),
  problem: z.string().max(40).optional().catch(undefined),
});

export type AnswerInput = {
  readonly attemptId: string;
  readonly position: number;
  readonly keys: readonly string[];
  readonly certainty?: Certainty | null | undefined;
  readonly clientSeq?: number | undefined;
};

export type FlagInput = {
  readonly attemptId: string;
  readonly position: number;
  readonly flagged: boolean;
  readonly clientSeq?: number | undefined;
};

/** How every question of an open paper stands, for a window that may be behind. */
export type PaperAnswers = {
  readonly state: Paper['state'];
  readonly expectedSeq: number;
  readonly answers: Readonly<
    Record<number, { readonly keys: readonly string[]; readonly certainty: Certainty | null }>
  >;
  readonly flagged: readonly number[];
};

export type Paper = {
  readonly attemptId: string;
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly number: number;
  /**
   * `no-access`: the enrolment ended or its access ran out. `frozen`: the bank looks into its payment. Questions are
   * listed only while open.
   */
  readonly state: 'open' | 'time-over' | 'finished' | 'no-access' | 'frozen';
  readonly questions: readonly PaperQuestion[];
  readonly deadlineAt: Date | null;
  readonly remainingSeconds: number | null;
  /** Number of the next step of the log: sent back with an answer so that a late one cannot overwrite a newer one. */
  readonly expectedSeq: number;
  readonly timeZone: string;
};

export const saveRefusals = [
  'not-found',
  'unknown-position',
  'finished',
  'time-over',
  'no-access',
  'frozen',
  'changed-elsewhere',
] as const;
export type SaveRefusal = (typeof saveRefusals)[number];

/** How the paper stands after a save, whether it was taken or refused. */
export type SavedState = {
  readonly position: number;
  readonly keys: readonly string[];
  readonly certainty: Certainty | null;
  readonly flagged: boolean;
  readonly expectedSeq: number;
  readonly remainingSeconds: number | null;
};

export type SaveOutcome =
  | { readonly ok: true; readonly value: SavedState }
  | { readonly ok: false; readonly reason: SaveRefusal; readonly state: SavedState | null };

/**
 * A topic of a module in which something on safety was answered wrongly and for sure: to be read again before the next
 * try. It does not say which question it was: the marks may be closed.
 */
export type MustReadItem = {
  readonly topic: string;
  readonly moduleSlug: string;
  readonly moduleTitle: string;
  readonly isRead: boolean;
};

export type StartState =
  | { readonly kind: 'ok' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'attempts-used' }
  | { readonly kind: 'modules-unread' }
  | { readonly kind: 'must-read' }
  | { readonly kind: 'already-passed'; readonly attemptId: string }
  | {
      readonly kind: 'attempt-open';
      readonly attemptId: string;
      readonly number: number;
      /** Questions whose every part has an answer, and those where some have. */
      readonly answered: number;
      readonly partly: number;
      readonly isTimeOver: boolean;
    };

export type AttemptSummary = {
  readonly attemptId: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly outcome: {
    readonly finishedAt: Date;
    readonly percentTenths: number;
    readonly passed: boolean;
    readonly heldBack: boolean;
  } | null;
};

export type QuizHome = {
  readonly courseSlug: string;
  readonly courseTitle: string;
  /** As it holds for this therapist. */
  readonly policy: QuizPolicy;
  /** What was agreed with this therapist, without why. */
  readonly adjustment: Adjustment;
  readonly certificatePolicy: CertificatePolicy;
  readonly attempts: readonly AttemptSummary[];
  readonly start: StartState;
  readonly unreadModules: readonly { readonly slug: string; readonly title: string }[];
  /** What the newest try left to read again; null when no other try comes. */
  readonly mustRead: { readonly attemptId: string; readonly items: readonly MustReadItem[] } | null;
  readonly timeZone: string;
};

export const finishCauses = ['submit', 'time-out'] as const;
export type FinishCause = (typeof finishCauses)[number];

/** The outcome of an attempt in figures, the same however often it is asked for. */
export type FinishedAttempt = {
  readonly attemptId: string;
  readonly courseSlug: string;
  readonly finishedAt: Date;
  readonly cause: FinishCause;
  readonly scoreMilli: number;
  readonly maximumMilli: number;
  readonly percentTenths: number;
  readonly passed: boolean;
  /** The score reaches the pass mark, but a safety question was answered wrongly and for sure. */
  readonly heldBack: boolean;
};

export type NextTry =
  | { readonly kind: 'from'; readonly from: Date }
  | { readonly kind: 'attempts-used' }
  | { readonly kind: 'already-passed'; readonly attemptId: string }
  | { readonly kind: 'attempt-open'; readonly attemptId: string };

export type TopicResult = {
  readonly topic: string;
  readonly moduleSlug: string;
  readonly moduleTitle: string;
  readonly correctCount: number;
  readonly questionCount: number;
};

/** A source as a reader sees it; `url` only where it can be opened. */
export type CitedReference = { readonly key: string; readonly text: string; readonly url: string | null };

/** A question with its key. */
export type ExplainedQuestion = {
  readonly position: number;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly parts: readonly ExplainedPart[];
  readonly isBlank: boolean;
  /** Null where the policy keeps the reasons closed. */
  readonly rationale: string | null;
  readonly references: readonly CitedReference[];
  readonly basis: string | null;
  readonly moduleSlug: string;
  readonly moduleTitle: string;
  readonly scoreMilli: number;
  readonly maximumMilli: number;
};

type ResultHead = {
  readonly attemptId: string;
  readonly number: number;
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly finishedAt: Date;
  readonly cause: FinishCause;
  readonly percentTenths: number;
  readonly passPercent: number;
  readonly correctCount: number;
  readonly questionCount: number;
  /** What was sure and wrong on safety, whether passed or not. */
  readonly mustRead: readonly MustReadItem[];
  readonly timeZone: string;
};

export type FailedResult = ResultHead &
  Review & {
    readonly passed: false;
    /** The score reaches the pass mark, but a safety question was answered wrongly and for sure. */
    readonly heldBack: boolean;
    readonly nextTry: NextTry;
  };
export type PassedResult = ResultHead & Review & { readonly passed: true };
export type QuizResult = FailedResult | PassedResult;
