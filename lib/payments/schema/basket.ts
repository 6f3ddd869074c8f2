import { z } from 'zod';
import { seatLimit } from '../rules/basket.ts';

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
/** One, or several joined by commas: what was bought leaves the basket at once. */
const slugs = z.string().regex(/^[a-z0-9-]{1,80}(,[a-z0-9-]{1,80}){0,199}$/);

/** What a form asks of the basket. A bundle that is put in takes the place of its courses. */
export const basketActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), slug }),
  z.object({ act: z.literal('remove'), slug: slugs }),
  z.object({ act: z.literal('seats'), slug, seats: z.coerce.number().int().min(1).max(seatLimit) }),
]);
export type BasketAct = z.infer<typeof basketActSchema>;

/** What the basket page says after an act; it travels in the address. */
export const basketNotes = ['full', 'unknown', 'in-bundle', 'merged', 'seats'] as const;
export const basketNoteSchema = z.enum(basketNotes).nullable().catch(null);
export type BasketNote = (typeof basketNotes)[number];
