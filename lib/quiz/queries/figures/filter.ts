import { z } from 'zod';
import { flagKinds } from '../../rules/figures/flags.ts';

// Filters come out of an address: whatever stands there, a list can be shown.

/** PostgreSQL knows no text with a null character in it. */
const text = z
  .string()
  .trim()
  .max(100)
  .refine((given) => !given.includes('\0'))
  .catch('')
  .default('');
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).or(z.literal('')).catch('').default('');

export const questionSorts = ['key', 'flags', 'facility', 'discrimination', 'attempts', 'time'] as const;

export const questionFilterSchema = z.object({
  course: text,
  module: text,
  kind: text,
  level: text,
  safety: oneOf(['1']),
  flag: oneOf(['any', ...flagKinds]),
  state: oneOf(['all']),
  sort: z.enum(questionSorts).catch('flags').default('flags'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type QuestionFilter = z.infer<typeof questionFilterSchema>;

export const figuresFilterSchema = z.object({ version: text });
