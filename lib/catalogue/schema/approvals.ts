import { z } from 'zod';
import { approvalStates } from '../rules/approvals.ts';

const text = (what: string, maxLength: number) =>
  z.string().trim().min(1, `Give ${what}.`).max(maxLength, `Keep ${what} under ${maxLength} characters.`);

function isDay(given: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given);
}
const day = z.string().trim().refine(isDay, 'Give a date that exists, as year-month-day.');
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([
    z
      .string()
      .trim()
      .length(0)
      .transform(() => null),
    schema,
  ]);

/** What an admin enters of an approval: as the body's letter says it, and nothing of our own. */
export const approvalSchema = z
  .object({
    courseVersionId: z.uuid('Choose a course and version.'),
    bodySlug: text('the body', 100),
    jurisdiction: text('the place', 100),
    approvalNumber: text('the approval number', 60),
    providerNumber: orNull(text('the provider number', 60)),
    approvedTitle: text('the approved title', 200),
    /** In the body's own unit, as typed; stored in thousandths. */
    units: z
      .string()
      .trim()
      .regex(/^\d{1,3}(\.\d{1,3})?$/, 'Give the hours or points as approved: a number such as 1.5.')
      .refine((given) => Number(given) > 0, 'Give more than 0.')
      .transform((given) => Math.round(Number(given) * 1000)),
    validFrom: day,
    validUntil: orNull(day),
    reason: z
      .string()
      .trim()
      .min(8, 'Say where the approval is written, in at least 8 characters: it stays on record.')
      .max(1000, 'Keep this under 1,000 characters.'),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'The last day lies before the first.',
  });
export type ApprovalInput = z.infer<typeof approvalSchema>;

export const withdrawReasonSchema = z
  .string()
  .trim()
  .min(8, 'Give a reason of at least 8 characters: it stays on record.')
  .max(1000, 'Keep the reason under 1,000 characters.');

const word = z
  .string()
  .trim()
  .max(100)
  .refine((given) => !given.includes('\0'))
  .catch('')
  .default('');
/** Out of an address: whatever stands there, a list can be shown. */
export const approvalFilterSchema = z.object({
  course: word,
  body: word,
  state: z.enum(approvalStates).or(z.literal('')).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type ApprovalFilter = z.infer<typeof approvalFilterSchema>;

export type RegisterRefusal = 'unknown-version' | 'unknown-body' | 'overlaps' | 'entered-before';
export type WithdrawRefusal = 'not-found' | 'already-withdrawn';
