import { z } from 'zod';

export const entryShapes = ['free', 'cnhc-steps'] as const;
export type EntryShape = (typeof entryShapes)[number];
export type Shape = EntryShape | 'cmtbc-goals';

/** Longest answer, in characters. */
export const longestAnswer = 5_000;

export type Question = {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  /** Lines shown. */
  readonly rows: number;
};

export const reflectionIdSchema = z.object({
  entryId: z.uuid(),
  shape: z.enum(entryShapes),
  revision: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});

export const goalsIdSchema = z.object({
  bodySlug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  periodStart: z.iso.date(),
  revision: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});
