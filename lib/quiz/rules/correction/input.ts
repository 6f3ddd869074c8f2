import { z } from 'zod';

const reason = z
  .string()
  .trim()
  .min(8, 'Give a reason of at least 8 characters: it stays on record.')
  .max(1000, 'Keep the reason under 1,000 characters.');
const questionVersionId = z.uuid('That is not a question of ours.');

/** What an admin asks for. */
export const correctionSchema = z.object({
  questionVersionId,
  reason,
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('key'), values: z.record(z.string(), z.string().max(4000)) }),
    z.object({ kind: z.literal('void') }),
  ]),
});
export type CorrectionInput = z.infer<typeof correctionSchema>;

export const poolActSchema = z.object({ questionVersionId, reason, act: z.enum(['retire', 'restore']) });
export type PoolActInput = z.infer<typeof poolActSchema>;

/** The page of a list, out of an address: whatever stands there, a list can be shown. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
