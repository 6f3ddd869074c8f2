import { z } from 'zod';
import { modes } from '#lib/bodies/schema.ts';

export const sources = ['completion', 'manual', 'csv', 'badge'] as const;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** What the list's address asks for; anything else counts as not asked. */
export const logFilterSchema = z.object({
  year: z.preprocess(one, z.string().regex(/^\d{4}$/)).catch(''),
  source: z.preprocess(one, z.enum(sources)).or(z.literal('')).catch(''),
  mode: z.preprocess(one, z.enum(modes)).or(z.literal('')).catch(''),
  q: z.preprocess(one, z.string().trim().max(200)).catch(''),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(10_000)).catch(1),
});
export type LogFilter = Readonly<z.infer<typeof logFilterSchema>>;
