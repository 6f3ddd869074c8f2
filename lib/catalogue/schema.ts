import { z } from 'zod';

export { questionSchema } from './question.ts';
export type { Question } from './question.ts';

export const questionLevels = ['recall', 'application', 'judgement'] as const;

/** What a finished attempt may show: the score alone, topics to read again, which questions were right, what was answered, what is right, and why. */
export const reviewItems = ['topics', 'marks', 'own-answers', 'key', 'rationale'] as const;
export type ReviewItem = (typeof reviewItems)[number];
const shown = z.array(z.enum(reviewItems));

/** How a paper is put together from the pool. Least-seen questions come first whatever it says. */
const blueprintSchema = z.object({
  perModule: z.literal('even'),
  minSafety: z.number().int().min(0),
  /** Share of the paper by level, in percent; a level that is not named takes what is left. */
  levels: z.partialRecord(z.enum(questionLevels), z.number().int().min(0).max(100)).default({}),
  /** How often each outcome is asked at least, where pool and paper have room for it. */
  minPerOutcome: z.number().int().min(0).default(0),
  /** How many questions of one topic a paper has at most, where the pool allows it. */
  maxPerTopic: z.number().int().positive().nullable().default(null),
});
export type Blueprint = z.infer<typeof blueprintSchema>;

export const quizPolicySchema = z.object({
  questionCount: z.number().int().min(1).max(100),
  passPercent: z.number().int().min(1).max(100),
  timeLimitMinutes: z.number().int().positive().nullable(),
  attemptLimit: z.number().int().positive().nullable(),
  /** Wait after the first, second, third… fail; the last entry holds for all later ones. Empty: no wait. */
  waitMinutesAfterFail: z.array(z.number().int().min(0)),
  blueprint: blueprintSchema,
  /** What is shown when. The last fail is the one after which no try is left. */
  review: z.object({ afterPass: shown, afterFail: shown, afterLastFail: shown }).default({
    afterPass: ['marks', 'own-answers', 'key', 'rationale'],
    afterFail: ['topics'],
    afterLastFail: ['topics'],
  }),
  /** Whether safety questions ask how sure one is, and whether "sure and wrong" holds a pass back. */
  certainty: z
    .object({ ask: z.enum(['none', 'safety']), holdsPass: z.boolean() })
    .default({ ask: 'none', holdsPass: false }),
});
export type QuizPolicy = z.infer<typeof quizPolicySchema>;

export type MinutesMethod = {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly minutes: number;
};

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
  /** For how many months a certificate counts from the day of completion; absent: it does not expire. */
  readonly certificateValidMonths?: number;
  readonly approvals: readonly string[];
  readonly difficultyReason?: string;
  readonly refundTerms?: string;
  /** Claims, references and terms that the modules use, as they stood: a pinned version renders for ever. */
  readonly library?: ContentLibrary;
  /** Pages for clients; `source` is plain Markdown. */
  readonly handouts?: readonly HandoutPage[];
};

export type HandoutPage = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
};

export const grades = ['high', 'moderate', 'low', 'very-low', 'none', 'contradicted'] as const;
/** How certain the evidence behind a claim is. */
export type Grade = (typeof grades)[number];

export const claimSchema = z.strictObject({
  statement: z.string().min(10),
  grade: z.enum(grades),
  taught: z.string().min(5),
  mustNotClaim: z.string().min(5),
  restsOn: z.strictObject({
    design: z.string().min(1),
    sample: z.string().min(1),
    result: z.string().min(1),
    limits: z.string().min(1),
  }),
  references: z.array(z.string()),
  /** What a claim rests on that cites no study: textbook physiology or professional judgement. */
  basis: z.enum(['general-physiology', 'professional-judgement']).optional(),
});
/** A graded statement and what it rests on. */
export type Claim = z.infer<typeof claimSchema>;

export const termSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  term: z.string().min(1),
  definition: z.string().min(10),
  also: z.array(z.string()).optional(),
});
export type Term = z.infer<typeof termSchema>;

const cslName = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});
const cslText = z.union([z.string(), z.number()]).transform(String).optional();
/** The part of CSL-JSON that is used here; `custom` says whether someone has seen the source, and where. */
export const referenceSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  title: z.string().min(3),
  author: z.array(cslName).optional(),
  issued: z.object({ 'date-parts': z.array(z.array(z.union([z.number(), z.string()])).min(1)).min(1) }),
  'container-title': z.string().optional(),
  'collection-title': z.string().optional(),
  publisher: z.string().optional(),
  volume: cslText,
  issue: cslText,
  page: cslText,
  number: cslText,
  DOI: z.string().optional(),
  PMID: cslText,
  URL: z.string().optional(),
  custom: z.object({ verified: z.boolean(), seenAt: z.string() }),
});
export type Reference = z.infer<typeof referenceSchema>;

export type ContentLibrary = {
  readonly claims: Readonly<Record<string, Claim>>;
  readonly references: Readonly<Record<string, Reference>>;
  readonly glossary: Readonly<Record<string, Term>>;
};

/** A reference as a reader meets it: its number in this module, one line of text and an address to open. */
export type NumberedReference = {
  readonly key: string;
  readonly number: number;
  readonly text: string;
  readonly short: string;
  readonly url: string | null;
};
export type ClaimNote = Pick<Claim, 'grade' | 'mustNotClaim' | 'restsOn' | 'basis'> & {
  readonly studies: readonly NumberedReference[];
};

/** Text of a module as data: what a paragraph may hold. `note` is an id that is unique within the module. */
export type ReadingInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'strike'; readonly children: readonly ReadingInline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly ReadingInline[] }
  | {
      readonly kind: 'claim';
      readonly note: string;
      readonly claim: ClaimNote;
      readonly children: readonly ReadingInline[];
    }
  | { readonly kind: 'cite'; readonly note: string; readonly reference: NumberedReference }
  | {
      readonly kind: 'term';
      readonly note: string;
      readonly term: string;
      readonly definition: string;
      readonly children: readonly ReadingInline[];
    };

export const asideNames = [
  'vignette',
  'monday',
  'redflags',
  'misconception',
  'say',
  'dontsay',
  'selfcheck',
  'reflection',
  'keypoints',
] as const;
export type AsideName = (typeof asideNames)[number];

export type ReadingBlock =
  | {
      readonly kind: 'heading';
      readonly id: string;
      readonly level: number;
      readonly children: readonly ReadingInline[];
    }
  | { readonly kind: 'paragraph'; readonly children: readonly ReadingInline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly ReadingBlock[])[] }
  | { readonly kind: 'quote'; readonly children: readonly ReadingBlock[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly ReadingInline[])[];
      readonly rows: readonly (readonly (readonly ReadingInline[])[])[];
    }
  | { readonly kind: 'figure'; readonly name: string }
  | {
      readonly kind: 'aside';
      readonly name: AsideName;
      readonly id: string;
      readonly children: readonly ReadingBlock[];
    };

export type ReadingPart = { readonly id: string; readonly title: string };

/** A module ready to be read. `contents` lists its parts in order. */
export type Reading = {
  readonly blocks: readonly ReadingBlock[];
  readonly contents: readonly ReadingPart[];
  readonly references: readonly NumberedReference[];
};
