import { z } from 'zod';

const head = { stem: z.string(), topic: z.string(), safety: z.boolean() };
const named = z.object({ key: z.string(), text: z.string() });
const options = z.array(named.extend({ correct: z.boolean() }));

/** The part of a question that an admin needs to judge an answer: what is asked and what is right, not why. */
export const paperQuestion = z.discriminatedUnion('kind', [
  z.object({ ...head, kind: z.enum(['single', 'multiple', 'true-false']), options }),
  z.object({ ...head, kind: z.literal('true-false-reason'), answer: z.boolean(), options }),
  z.object({ ...head, kind: z.literal('ordering'), options: z.array(named) }),
  z.object({
    ...head,
    kind: z.literal('matching'),
    prompts: z.array(named.extend({ match: z.string() })),
    options: z.array(named),
  }),
  z.object({
    ...head,
    kind: z.literal('case'),
    items: z.array(z.object({ key: z.string(), kind: z.enum(['single', 'multiple']), stem: z.string(), options })),
  }),
  z.object({
    ...head,
    kind: z.literal('numeric'),
    answer: z.object({ value: z.number(), tolerance: z.number(), toleranceKind: z.enum(['absolute', 'percent']) }),
    units: z.array(named.extend({ factor: z.number().nullable() })),
  }),
  z.object({
    ...head,
    kind: z.literal('cloze'),
    text: z.string(),
    gaps: z.array(
      z.discriminatedUnion('kind', [
        z.object({ key: z.string(), kind: z.literal('choice'), options }),
        z.object({ key: z.string(), kind: z.literal('text'), accept: z.array(z.string()) }),
      ]),
    ),
  }),
  z.object({
    ...head,
    kind: z.literal('hotspot'),
    map: z.enum(['front', 'back']),
    choose: z.enum(['one', 'many']),
    options,
  }),
]);
export type PaperQuestion = z.infer<typeof paperQuestion>;
