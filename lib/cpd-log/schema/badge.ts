import { z } from 'zod';

export const badgeStepSchema = z.object({
  id: z.string(),
  label: z.string(),
  state: z.enum(['passed', 'failed', 'not-checked']),
  text: z.string(),
});

/** What is kept of an Open Badge beside its entry: what it said, and how its check went. */
const badgeRecordSchema = z.object({
  credentialId: z.string().nullable(),
  issuerId: z.string().nullable(),
  issuerName: z.string(),
  achievementName: z.string(),
  /** Minutes, where the badge states hours; null where it states none or another unit. */
  minutes: z.number().int().nullable(),
  /** "4 CE hours", as the badge says it. */
  credits: z.string().nullable(),
  /** Why the entry is the therapist's own word although it came with a badge; null where its signature was checked. */
  whySelfDeclared: z.string().nullable(),
  steps: z.array(badgeStepSchema),
});
export type BadgeRecord = z.infer<typeof badgeRecordSchema>;

/** The stored record; null for what is none. */
export function badgeFactsOf(stored: unknown): BadgeRecord | null {
  const read = badgeRecordSchema.safeParse(stored);
  return read.success ? read.data : null;
}
