import { z } from 'zod';
import { bodyMapNames } from './body-map.ts';

const key = z.string().regex(/^[a-z0-9]{1,12}$/);
const words = z.string().min(1);
const why = z.string().min(5);
const option = z.strictObject({ key, text: words, correct: z.boolean(), rationale: why });

const fields = {
  key: z.string().regex(/^[a-z]{2}-\d{3}$/),
  module: z.string(),
  outcome: z.string(),
  topic: z.string().min(3),
  level: z.enum(['recall', 'application', 'judgement']),
  safety: z.boolean(),
  stem: z.string().min(10),
  rationale: z.string().min(10),
  references: z.array(z.string()),
  basis: z.string().optional(),
};

const choice = { options: z.array(option).min(2).max(8) };

/** Single best answer, choose all that apply, and true or false: options, some of them right. */
const single = z.strictObject({ ...fields, kind: z.literal('single'), ...choice });
const multiple = z.strictObject({ ...fields, kind: z.literal('multiple'), ...choice });
const trueFalse = z.strictObject({ ...fields, kind: z.literal('true-false'), ...choice });

/** A statement to judge, and the reason: `options` are the reasons, one of them right. */
const trueFalseReason = z.strictObject({
  ...fields,
  kind: z.literal('true-false-reason'),
  answer: z.boolean(),
  answerRationale: why,
  options: z.array(option).min(3).max(5),
});

/** `options` in the right order. */
const ordering = z.strictObject({
  ...fields,
  kind: z.literal('ordering'),
  options: z
    .array(z.strictObject({ key, text: words, rationale: why }))
    .min(3)
    .max(6),
});

/** Each prompt goes with one option; an option may go with several prompts or none. */
const matching = z.strictObject({
  ...fields,
  kind: z.literal('matching'),
  prompts: z
    .array(z.strictObject({ key, text: words, match: key, rationale: why }))
    .min(3)
    .max(6),
  options: z
    .array(z.strictObject({ key, text: words, rationale: why.optional() }))
    .min(3)
    .max(7),
});

/** `stem` tells a short case; its items are asked together and weigh the same. */
const caseStudy = z.strictObject({
  ...fields,
  kind: z.literal('case'),
  items: z
    .array(
      z.strictObject({
        key,
        kind: z.enum(['single', 'multiple']),
        stem: z.string().min(10),
        options: z.array(option).min(3).max(6),
        rationale: z.string().min(10),
      }),
    )
    .min(2)
    .max(4),
});

/**
 * A number with its unit. A value counts when it is within `tolerance` of `value` once its unit is brought to the base
 * unit by `factor`; a unit with factor null measures something else and is never right. Without units, none is asked.
 */
export const numericSchema = z.strictObject({
  ...fields,
  kind: z.literal('numeric'),
  answer: z.strictObject({
    value: z.number(),
    tolerance: z.number().min(0),
    toleranceKind: z.enum(['absolute', 'percent']),
  }),
  units: z
    .array(z.strictObject({ key, text: words, factor: z.number().positive().nullable(), rationale: why.optional() }))
    .max(6),
});

/** A text with gaps, `{{key}}` in `text`: each gap is chosen from a list or typed and held against accepted words. */
export const clozeSchema = z.strictObject({
  ...fields,
  kind: z.literal('cloze'),
  text: z.string().min(10),
  gaps: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ key, kind: z.literal('choice'), options: z.array(option).min(2).max(8) }),
        z.strictObject({ key, kind: z.literal('text'), accept: z.array(words).min(1).max(12), rationale: why }),
      ]),
    )
    .min(1)
    .max(6),
});

/** Places on a body map (lib/catalogue/body-map.ts); `options` are those offered, each a region of the map. */
export const hotspotSchema = z.strictObject({
  ...fields,
  kind: z.literal('hotspot'),
  map: z.enum(bodyMapNames),
  choose: z.enum(['one', 'many']),
  options: z.array(option).min(4).max(32),
});

export const questionSchema = z.discriminatedUnion('kind', [
  single,
  multiple,
  trueFalse,
  trueFalseReason,
  ordering,
  matching,
  caseStudy,
  numericSchema,
  clozeSchema,
  hotspotSchema,
]);
/** One question with its key. Never leaves the server whole before the paper is handed in. */
export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question['kind'];
