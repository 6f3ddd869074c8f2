import { z } from 'zod';
import { knownCurrencies } from '../../money.ts';
import { quizPolicySchema } from '../schema.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2027-11-20');
const outcome = z.strictObject({ id: z.string().regex(/^o\d+$/), text: z.string().min(10) });
/** A price may wait in a currency that we do not sell in yet; checks/prices.ts asks for those that we do. */
const prices = z.partialRecord(z.enum(knownCurrencies), z.number().int().positive());

const courseFields = {
  slug,
  position: z.number().int().positive(),
  title: z.string().min(5),
  summary: z.string().min(20),
  audience: z.string().min(10),
  outcomes: z.array(outcome).min(1),
  modules: z.array(z.strictObject({ slug, title: z.string().min(3), outline: z.array(z.string()).min(1) })).min(1),
  restsOn: z.string().min(20),
  difficulty: z.number().int().min(1).max(5),
  difficultyReason: z.string().min(10),
  reviewer: z.strictObject({ name: z.string().min(3), role: z.string().min(3), signedOn: day }).nullable(),
  reviewDueOn: day,
  certificatePolicy: z.enum(['automatic', 'review']),
  quiz: quizPolicySchema,
  refundTerms: z.string().min(2),
  accessMonths: z.number().int().positive(),
  /** For how many months a certificate counts from the day of completion; absent: it does not expire. */
  certificateValidMonths: z.number().int().min(1).max(120).optional(),
  /** Free text is no approval: a body's word has a number, days and an audit event (decision 029). */
  approvals: z.array(z.string()).max(0, 'must stay empty: approvals are entered in the admin area'),
};

/** course.yaml. A course in preparation may have no version and no prices. */
export const courseSchema = z.discriminatedUnion('status', [
  z.strictObject({
    ...courseFields,
    status: z.literal('open'),
    version: z.string().regex(/^\d+\.\d+$/, 'must be a number such as "1.0"'),
    prices,
  }),
  z.strictObject({
    ...courseFields,
    status: z.literal('in-preparation'),
    version: z.string().nullable(),
    prices: prices.optional(),
  }),
]);
export type CourseMeta = z.infer<typeof courseSchema>;

/** The front matter of a module. */
export const moduleSchema = z.strictObject({
  slug: slug.refine((name) => name !== 'quiz', 'is the address of the quiz'),
  title: z.string().min(3),
  summary: z.string().min(20),
  outcomes: z.array(z.string()).min(1),
  preview: z.boolean().optional(),
});

/** The front matter of a client handout. */
export const handoutSchema = z.strictObject({ title: z.string().min(3), summary: z.string().min(20) });

/** pathway.yaml: the courses that are sold together, in the order in which they are best read. */
export const pathwaySchema = z.strictObject({
  slug,
  title: z.string().min(5),
  summary: z.string().min(20),
  courses: z.array(slug).min(2),
  prices,
});
export type Pathway = z.infer<typeof pathwaySchema>;
