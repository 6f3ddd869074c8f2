import { z } from 'zod';

/** What is kept of an Open Badge beside its entry: what it said, and how its check went. */
const badgeRecordSchema = z.object({
  credentialId: z.string().nullable(),
  issuerId: z.string().nullable(),
  issuerName: z.string(),
  achievementName: z.string(),
  /** "1.5 credits": Open Badges name no unit, so it is no measure of time. */
  credits: z.string().nullable(),
  /** Why the entry is the therapist's own word although it came with a badge; null where its signature was checked. */
  whySelfDeclared: z.string().nullable(),
  steps: z.array(z.object({ step: z.string(), outcome: z.enum(['passed', 'failed', 'not-checked']), why: z.string() })),
});
export type BadgeRecord = z.infer<typeof badgeRecordSchema>;

/** The stored record; null for what is none. */
export function badgeFactsOf(stored: unknown): BadgeRecord | null {
  const read = badgeRecordSchema.safeParse(stored);
  return read.success ? read.data : null;
}
