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
]);
export type PaperQuestion = z.infer<typeof paperQuestion>;
