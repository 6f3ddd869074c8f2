import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const minor = z.int().min(0);

/** Equal lines of an order together: twenty seats of one course are one line of a document. */
const lineSchema = z.object({
  description: z.string(),
  /** The bundle that it was bought in; null for a course by itself. */
  bundle: z.string().nullable(),
  quantity: z.int().min(1),
  /** Of one, before a discount, tax included. Of a credit note: what goes back for one. */
  unitMinor: minor,
  discountMinor: minor,
  /** Tax included. */
  amountMinor: minor,
  taxMinor: minor,
});

/**
 * All that a receipt, invoice or credit note says, frozen when it is issued. Amounts are in the currency's smallest
 * unit and above or at zero, days are the provider's.
 */
export const salesDocumentSchema = z.object({
  version: z.literal(1),
  series: z.enum(['R', 'C']),
  kind: z.enum(['receipt', 'tax_invoice', 'credit_note', 'adjustment_note']),
  title: z.string(),
  number: z.string(),
  issuedOn: day,
  orderNumber: z.string(),
  suppliedOn: day,
  countryCode: z.string().nullable(),
  currency: z.string(),
  provider: z.object({
    name: z.string(),
    address: z.string().nullable(),
    contact: z.string(),
    abn: z.string().nullable(),
    /** The number that the document's own tax asks for, when it is not the ABN. */
    taxNumber: z.object({ label: z.string(), number: z.string() }).nullable(),
  }),
  buyer: z.object({
    name: z.string().nullable(),
    address: z.string().nullable(),
    taxNumber: z.string().nullable(),
    email: z.string(),
  }),
  /** Null: the document speaks of no tax. */
  tax: z.object({ scheme: z.string(), name: z.string(), rateBasisPoints: z.int().min(1) }).nullable(),
  lines: z.array(lineSchema).min(1),
  /** The same money by order line. Not printed: credit notes and the books reckon with it. */
  parts: z.array(z.object({ orderLineId: z.string(), amountMinor: minor, taxMinor: minor })).min(1),
  totals: z.object({ listMinor: minor, discountMinor: minor, netMinor: minor, taxMinor: minor, totalMinor: minor }),
  /** The code that the discount came from. */
  code: z.string().nullable(),
  payment: z.object({ how: z.enum(['card-page', 'nothing-to-pay']), on: day }),
  /** Of a credit note: what it corrects, and why. */
  corrects: z.object({ number: z.string(), issuedOn: day, title: z.string(), reason: z.string() }).nullable(),
});
export type SalesDocumentSnapshot = z.infer<typeof salesDocumentSchema>;
export type SalesDocumentLine = z.infer<typeof lineSchema>;
