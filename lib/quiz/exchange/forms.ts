import { z } from 'zod';
import { exchangeFormats } from './schema.ts';
import type { ImportDefaults } from './schema.ts';

/** What is asked for beside the file. */
export const importDefaultsSchema = z.object({
  module: z.string().min(1, 'Choose a module.').max(100),
  outcome: z.string().min(1, 'Choose an outcome.').max(100),
  topic: z.string().trim().min(3, 'Give a topic of at least 3 characters.').max(120),
  level: z.enum(['recall', 'application', 'judgement'], 'Choose a level.'),
  safety: z.boolean(),
  basis: z.string().trim().min(3, 'Say what they rest on, in at least 3 characters.').max(200),
  prefix: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, 'Give two letters, such as im.'),
}) satisfies z.ZodType<ImportDefaults>;

export const confirmImportSchema = z.object({
  uploadId: z.uuid(),
  print: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(8, 'Give a reason of at least 8 characters.').max(1000),
});
export type ConfirmImport = z.infer<typeof confirmImportSchema>;

export const exportQuerySchema = z.object({
  course: z.string().regex(/^[a-z0-9-]{1,100}$/),
  format: z.enum(exchangeFormats),
});

/** The fields of the upload form beside the file, under the names they have in it. */
export const importFields = ['version', 'module', 'outcome', 'topic', 'level', 'safety', 'basis', 'prefix'] as const;
export type ImportFieldValues = Readonly<Partial<Record<(typeof importFields)[number], string | undefined>>>;

const word = z.string().max(200).optional().catch(undefined);
/** The address of the import form: what was chosen, and why it came back. */
export const importQuerySchema = z.object({
  problem: word,
  version: z.uuid().optional().catch(undefined),
  module: word,
  outcome: word,
  topic: word,
  level: word,
  safety: word,
  basis: word,
  prefix: word,
});
