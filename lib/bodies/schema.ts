import { z } from 'zod';
import { knownCountries } from './countries.ts';

/** The words in which a piece of learning is described. Every body's own categories are mapped to these. */
export const modes = [
  'in_person',
  'online_live',
  'online_self_paced',
  'reading',
  'supervision',
  'teaching',
  'other',
] as const;
export type Mode = (typeof modes)[number];

/** How near the learning is to the therapy itself: "formal", "directly related", "clinical", "primary" and their opposites. */
export const relations = ['direct', 'general', 'wellbeing', 'unrelated'] as const;
export type Relation = (typeof relations)[number];

export const subjects = [
  'practice',
  'safety',
  'science',
  'communication',
  'ethics',
  'laws',
  'medical_errors',
  'human_trafficking',
  'harassment',
  'domestic_violence',
  'first_aid',
  'self_care',
  'business',
  'research',
] as const;
export type Subject = (typeof subjects)[number];

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-28');
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be month and day, such as 07-01');
const text = z.string().trim().min(3);
const units = z.number().positive();
const years = z.number().int().min(1).max(5);

/** Which learning is meant: all that is given must hold, each list by one of its words. */
export const selectorSchema = z
  .strictObject({
    modes: z.array(z.enum(modes)).min(1).optional(),
    relations: z.array(z.enum(relations)).min(1).optional(),
    subjects: z.array(z.enum(subjects)).min(1).optional(),
    isAssessed: z.boolean().optional(),
    /** Approved by this body: the registry has a line for it, or the member claims the body's own units for it. */
    isApproved: z.boolean().optional(),
  })
  .refine((where) => Object.keys(where).length > 0, 'must name something');
export type Selector = z.infer<typeof selectorSchema>;

/** The day that counts is the last day of a period: "1 Jul to 30 Jun" is startsOn 07-01. */
const cycleSchema = z.discriminatedUnion('kind', [
  /** Calendar and financial years, and fixed cycles of several years; then anchorYear is a year in which one starts. */
  z.strictObject({ kind: z.literal('fixed'), startsOn: monthDay, years, anchorYear: z.number().int().optional() }),
  /** From the day on which the member joined. */
  z.strictObject({ kind: z.literal('anniversary'), years }),
  /** Each member has an expiry date of their own and tells us. */
  z.strictObject({ kind: z.literal('personal'), years }),
  /** A balance that holds at all times; learning counts for so many months, or for how long is not known. */
  z.strictObject({ kind: z.literal('rolling'), months: z.number().int().min(1).max(60).nullable() }),
  /** Tasks within a window of each year. */
  z.strictObject({ kind: z.literal('window'), opensOn: monthDay, closesOn: monthDay }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type Cycle = z.infer<typeof cycleSchema>;

const quotaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('units'), units }),
  z.strictObject({
    kind: z.literal('levels'),
    levels: z.array(z.strictObject({ key: slug, label: text, units })).min(2),
  }),
  /** So much for the first discipline, of which some on it; more for each further one. */
  z.strictObject({
    kind: z.literal('disciplines'),
    first: units,
    firstOnIt: units,
    eachFurther: units,
  }),
  /** Things to do instead of hours. */
  z.strictObject({ kind: z.literal('tasks'), tasks: z.array(z.strictObject({ key: slug, label: text })).min(1) }),
  /** There is one, and we could not read it. */
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('none') }),
]);

const measure = z.union([
  z.strictObject({ units }),
  /** A part of the quota: [1, 3] is one third of it. */
  z.strictObject({ shareOfQuota: z.tuple([z.number().int().positive(), z.number().int().positive()]) }),
]);

const limitSchema = z.strictObject({
  id: slug,
  /** As a heading: "In person", "Any single activity". */
  label: text,
  kind: z.enum(['minimum', 'maximum']),
  measure,
  /** Absent: all learning. */
  where: selectorSchema.optional(),
  /** The maximum holds for each activity on its own. */
  isPerActivity: z.boolean().optional(),
  note: text.optional(),
});
export type Limit = z.infer<typeof limitSchema>;

const unitSchema = z.strictObject({
  /** "hour", "CPE point". Never "CEU" alone: the word has several sizes. */
  one: text,
  many: text,
  /** Minutes of learning in one unit; null where units go by the kind of activity or are not known. */
  minutes: z.number().positive().nullable(),
  /** Units for kinds of activity, first that fits, where the body counts so. */
  table: z
    .array(
      z.strictObject({
        label: text,
        where: selectorSchema.optional(),
        minMinutes: z.number().int().min(0).optional(),
        maxMinutes: z.number().int().positive().optional(),
        units,
      }),
    )
    .optional(),
  /** Each activity is rounded down to this part of a unit. */
  roundDownTo: z.union([z.literal(1), z.literal(0.5), z.literal(0.25)]).optional(),
  note: text.optional(),
});

const carryOverSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('capped'), maxUnits: units }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

export const certificateFields = [
  'holder-name',
  'membership-number',
  'provider-name',
  'provider-contact',
  'approval-number',
  'provider-number',
  'approved-title',
  'completed-on',
  'units',
  'mode',
  'outcomes',
  'result',
  'signature',
] as const;
export type CertificateField = (typeof certificateFields)[number];

export const parts = ['unit', 'quota', 'cycle', 'limits', 'carry-over', 'evidence', 'reflection', 'online'] as const;

/** content/bodies/SLUG.yaml: what one body asks of its members, with where that was read and when. */
export const bodySchema = z.strictObject({
  slug,
  name: text,
  shortName: z.string().trim().min(2),
  kind: z.enum(['association', 'register', 'regulator', 'certification', 'council']),
  country: z.enum(knownCountries),
  /** "Florida", "British Columbia"; absent for a whole country. */
  region: text.optional(),
  website: z.url(),
  /** One or two sentences: what a member has to do. */
  summary: text,
  status: z.enum(['found', 'partly-found', 'not-verified']),
  checkedOn: day,
  sources: z.array(z.strictObject({ url: z.url(), what: text })).min(1),
  /** Parts that rest on memory, on a third party or on our reading: shown as such and never as fact. */
  doubts: z.array(z.strictObject({ part: z.enum(parts), text })),
  unit: unitSchema,
  quota: quotaSchema,
  cycle: cycleSchema,
  limits: z.array(limitSchema),
  /** What does not count at all. */
  excluded: z.array(z.strictObject({ id: slug, where: selectorSchema, why: text })),
  carryOver: carryOverSchema,
  evidence: z.strictObject({
    keep: z.array(text),
    audit: text.nullable(),
    isOwnForm: z.boolean().optional(),
    notOlderThanYears: z.number().int().positive().optional(),
    keepYears: z.number().int().positive().optional(),
    /** The provider reports to the body itself: without the report it does not count. */
    isReportedByProvider: z.boolean().optional(),
  }),
  reflection: z.strictObject({
    isAsked: z.enum(['yes', 'no', 'unknown']),
    shape: z.enum(['free', 'cnhc-steps', 'cmtbc-goals']),
  }),
  /** What the body says of learning online and at one's own pace. */
  online: text.nullable(),
  /** Days that lapse and that this body asks for beside CPD. */
  alsoKeep: z.array(z.enum(['first-aid', 'insurance', 'membership'])),
  /** What a certificate must show for this body, checked before its line is printed. */
  certificateFields: z.array(z.enum(certificateFields)),
});
export type BodyRule = z.infer<typeof bodySchema>;

/** What the page "Will this count for me?" is asked. Anything else is as if it had not been asked. */
export const countsQuerySchema = z.object({
  body: slug.nullable().catch(null),
  level: slug.nullable().catch(null),
  therapies: z.coerce.number().int().min(1).max(9).catch(1),
});
export type CountsQuery = z.infer<typeof countsQuerySchema>;
