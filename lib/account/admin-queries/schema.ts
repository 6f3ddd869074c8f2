import { z } from 'zod';

// Filters come out of an address: whatever stands there, a list can be shown.

/** PostgreSQL knows no text with a null character in it. */
const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((given) => !given.includes('\0'))
    .catch('')
    .default('');
const q = text(200);
const page = z.coerce.number().int().min(1).max(100_000).catch(1).default(1);
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).or(z.literal('')).catch('').default('');

export const enrolmentStates = ['running', 'ended'] as const;
export const enrolmentFilterSchema = z.object({ q, page, state: oneOf(enrolmentStates), course: text(100) });
export type EnrolmentFilter = z.infer<typeof enrolmentFilterSchema>;

export const attemptOutcomes = ['passed', 'not-passed', 'open'] as const;
export const attemptFilterSchema = z.object({ q, page, outcome: oneOf(attemptOutcomes), course: text(100) });
export type AttemptFilter = z.infer<typeof attemptFilterSchema>;

export const orderStatuses = ['open', 'pending', 'paid', 'failed', 'expired', 'refunded'] as const;
export type OrderStatusName = (typeof orderStatuses)[number];
/** Events of an order that a person has to look at. */
export const troubledEvents = [
  'amount-mismatch',
  'duplicate-payment',
  'refund-failed',
  'disputed',
  'dispute-lost',
] as const;
/** Money of an order that a person has to look at, or that is under way. */
export const moneyTroubles = ['disputed', 'refund-failed', 'refund-under-way', 'refund-unassigned'] as const;
export type MoneyTrouble = (typeof moneyTroubles)[number];
export const orderPurposes = ['self', 'gift', 'seats'] as const;
export const orderFilterSchema = z.object({
  q,
  page,
  status: oneOf(orderStatuses),
  trouble: oneOf(['1', ...moneyTroubles]),
  purpose: oneOf(orderPurposes),
});
export type OrderFilter = z.infer<typeof orderFilterSchema>;

export const therapistFilterSchema = z.object({ q, page });
export type TherapistFilter = z.infer<typeof therapistFilterSchema>;

export const auditSubjects = [
  'certificate',
  'enrolment',
  'attempt',
  'user',
  'order',
  'issue-request',
  'question',
  'pool-import',
  'refund',
  'code',
  'approval',
] as const;
export const auditFilterSchema = z.object({ q, page, action: text(100), subject: oneOf(auditSubjects) });
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const codeStateNames = ['running', 'not-started', 'used-up', 'expired', 'closed'] as const;
export const codeFilterSchema = z.object({ q, page, state: oneOf(codeStateNames) });
