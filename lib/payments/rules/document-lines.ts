import { shareOut } from '../rules.ts';
import type { SalesDocumentLine, SalesDocumentSnapshot } from './document-schema.ts';
import { lineTaxes } from './tax.ts';

export type DocumentPart = {
  readonly orderLineId: string;
  readonly description: string;
  readonly bundle: string | null;
  /** Before a discount. */
  readonly listMinor: number;
  readonly amountMinor: number;
};
type Counted = Pick<SalesDocumentSnapshot, 'lines' | 'parts' | 'totals'>;

/**
 * Lines and totals of a document. Lines that say the same stand together; the tax of the lines adds up to the
 * document's, and the amounts to its total.
 */
export function countUp(given: readonly DocumentPart[], totalMinor: number, taxMinor: number): Counted {
  const sum = given.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const amounts = given.map(({ amountMinor }) => amountMinor);
  // An order can cost less than its lines: what is too small for a card is not asked for.
  const shares = sum === totalMinor ? amounts : shareOut(totalMinor, amounts);
  const taxes = lineTaxes(taxMinor, shares);
  const parts = given.map((part, index) => ({
    ...part,
    amountMinor: shares[index] ?? 0,
    listMinor: Math.max(part.listMinor, shares[index] ?? 0),
    taxMinor: taxes[index] ?? 0,
  }));
  const listMinor = parts.reduce((total, part) => total + part.listMinor, 0);
  return {
    lines: grouped(parts),
    parts: parts.map(({ orderLineId, amountMinor, taxMinor: tax }) => ({ orderLineId, amountMinor, taxMinor: tax })),
    totals: {
      listMinor,
      discountMinor: listMinor - totalMinor,
      netMinor: totalMinor - taxMinor,
      taxMinor,
      totalMinor,
    },
  };
}

function grouped(parts: readonly (DocumentPart & { readonly taxMinor: number })[]): SalesDocumentLine[] {
  const lines = new Map<string, SalesDocumentLine>();
  for (const { description, bundle, listMinor, amountMinor, taxMinor } of parts) {
    const key = JSON.stringify([description, bundle, listMinor]);
    const line = lines.get(key) ?? {
      description,
      bundle,
      quantity: 0,
      unitMinor: listMinor,
      discountMinor: 0,
      amountMinor: 0,
      taxMinor: 0,
    };
    line.quantity += 1;
    line.discountMinor += listMinor - amountMinor;
    line.amountMinor += amountMinor;
    line.taxMinor += taxMinor;
    lines.set(key, line);
  }
  return [...lines.values()];
}
