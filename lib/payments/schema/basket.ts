import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
/** One, or several joined by commas: what was bought leaves the basket at once. */
const slugs = z.string().regex(/^[a-z0-9-]{1,80}(,[a-z0-9-]{1,80}){0,19}$/);

/** What a form asks of the basket. A bundle that is put in takes the place of its courses. */
export const basketActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), slug }),
  z.object({ act: z.literal('remove'), slug: slugs }),
]);
export type BasketAct = z.infer<typeof basketActSchema>;

/** What the basket page says after an act; it travels in the address. */
export const basketNotes = ['full', 'unknown', 'in-bundle', 'merged'] as const;
export const basketNoteSchema = z.enum(basketNotes).nullable().catch(null);
export type BasketNote = (typeof basketNotes)[number];
