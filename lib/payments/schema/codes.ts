import { z } from 'zod';
import { currencies } from '#lib/money.ts';

/** Far above any price, far below what an integer column holds. */
const largestAmountMinor = 100_000_000;
const currency = z.enum(currencies);
const uses = z.int('Give a whole number.').min(1, 'Give a number of 1 or more, or leave it empty.').max(1_000_000);
const onlyOnce = <Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string) =>
  new Set(entries.map(keyOf)).size === entries.length;

/** A promotion code as an admin makes it. It never changes afterwards; it is closed and another one is made. */
export const codeSchema = z
  .object({
    /** As kept: `normaliseCode` first. */
    code: z
      .string()
      .regex(
        /^[A-Z0-9][A-Z0-9-]{2,39}$/,
        'Give the code 3 to 40 letters, digits and hyphens, a letter or digit first.',
      ),
    kind: z.enum(['percent', 'amount', 'member']),
    label: z.string().trim().min(3, 'Say what the code is for: buyers read it.').max(120, 'Keep it to 120 characters.'),
    percentOff: z
      .int('Give a whole number from 1 to 100.')
      .min(1, 'Give a whole number from 1 to 100.')
      .max(100, 'Give a whole number from 1 to 100.')
      .nullable(),
    /** Of kind amount: what comes off the whole order. */
    amounts: z
      .array(z.object({ currency, amountMinor: z.int().min(1, 'Give an amount above zero.').max(largestAmountMinor) }))
      .refine((entries) => onlyOnce(entries, (entry) => entry.currency), 'Give one amount a currency.'),
    /** Of kind member: what a course costs. */
    prices: z
      .array(z.object({ courseSlug: z.string(), currency, amountMinor: z.int().min(0).max(largestAmountMinor) }))
      .refine(
        (entries) => onlyOnce(entries, (entry) => `${entry.courseSlug} ${entry.currency}`),
        'Give one price a course and currency.',
      ),
    /** Slugs of the courses it is for. None: every course. */
    courseSlugs: z.array(z.string()),
    startsAt: z.date(),
    expiresAt: z.date().nullable(),
    maxUses: uses.nullable(),
    maxUsesPerTherapist: uses.nullable(),
  })
  .superRefine((input, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (input.kind === 'percent' && input.percentOff === null) fault('percentOff', 'Say how many per cent come off.');
    if (input.kind !== 'percent' && input.percentOff !== null) fault('percentOff', 'Only a percentage code has this.');
    if (input.kind === 'amount' && input.amounts.length === 0)
      fault('amounts', 'Give the amount in at least one currency.');
    if (input.kind !== 'amount' && input.amounts.length > 0) fault('amounts', 'Only an amount code has these.');
    if (input.kind === 'member' && input.prices.length === 0)
      fault('prices', 'Give the members’ price of at least one course.');
    if (input.kind !== 'member' && input.prices.length > 0) fault('prices', 'Only a member code has these.');
    if (input.expiresAt !== null && input.expiresAt <= input.startsAt)
      fault('expiresAt', 'It must end after it starts.');
  });
export type CodeInput = z.infer<typeof codeSchema>;

export const closeReasonSchema = z
  .string()
  .trim()
  .min(3, 'Say why: the record keeps it.')
  .max(500, 'Keep it to 500 characters.');

export type CreateCodeRefusal = 'code-taken' | 'unknown-course';
export type CloseCodeRefusal = 'not-found' | 'already-closed';
