import { z } from 'zod';

export type BooksFilter = { readonly from: string; readonly to: string; readonly currency: string };

/** A day of the calendar in this millennium: whatever the database would refuse is not one. */
const day = z
  .string()
  .regex(/^2\d{3}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text));

/**
 * A period out of an address, whatever stands there: without one, the month that runs. Both days count.
 * @param today the provider's, "2026-11-20"
 */
export function booksFilterOf(params: Record<string, unknown>, today: string): BooksFilter {
  return {
    from: day.catch(`${today.slice(0, 8)}01`).parse(params['from']),
    to: day.catch(today).parse(params['to']),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .catch('')
      .parse(params['currency']),
  };
}
