import { dayIn } from '#lib/time/days.ts';
import { shareOut } from '../rules.ts';
import { countUp } from './document-lines.ts';
import { documentNumber } from './document.ts';
import type { SalesDocumentSnapshot } from './document-schema.ts';
import { plainTitles, taxGoingBack, taxSchemes } from './tax.ts';

export type CreditFacts = {
  readonly reason: string;
  readonly amountMinor: number;
  /** When the money went. */
  readonly givenAt: Date;
  /** What of the refund is for which line; none for a refund made in the payment service's dashboard. */
  readonly lines: readonly { readonly orderLineId: string; readonly amountMinor: number }[];
  /** Lines of refunds of the same order that are decided and have no credit note yet. */
  readonly underWay: readonly { readonly orderLineId: string; readonly amountMinor: number }[];
  readonly orderLines: readonly {
    readonly id: string;
    readonly description: string;
    readonly bundleTitle: string | null;
  }[];
};

type Share = { readonly orderLineId: string; readonly amountMinor: number };

/**
 * What the credit note of a refund says: seller, buyer and tax as on the receipt that it corrects. Never more than the
 * receipt has left; null when nothing is left of money that it should give back.
 * @param earlier the order's credit notes so far
 */
export function creditNoteOf(
  facts: CreditFacts,
  receipt: SalesDocumentSnapshot,
  earlier: readonly SalesDocumentSnapshot[],
  issued: { readonly running: number; readonly at: Date; readonly timeZone: string },
): SalesDocumentSnapshot | null {
  const beforeMinor = earlier.reduce((sum, { totals }) => sum + totals.totalMinor, 0);
  const totalMinor = Math.min(facts.amountMinor, receipt.totals.totalMinor - beforeMinor);
  if (totalMinor < facts.amountMinor && totalMinor <= 0) return null;
  const scheme = taxSchemes.find(({ id }) => id === receipt.tax?.scheme) ?? null;
  const taxMinor = receipt.tax === null ? 0 : taxGoingBack(beforeMinor, totalMinor, receipt.tax.rateBasisPoints);
  const shares = sharesOf(facts, receipt, earlier, totalMinor);
  const parts = shares.map((share) => {
    const line = facts.orderLines.find(({ id }) => id === share.orderLineId);
    const { description = '', bundleTitle = null } = line ?? {};
    return { ...share, description, bundle: bundleTitle, listMinor: share.amountMinor };
  });
  return {
    ...receipt,
    series: 'C',
    kind: scheme?.kinds.credit ?? 'credit_note',
    title: scheme?.titles.credit ?? plainTitles.credit,
    number: documentNumber('C', issued.running),
    issuedOn: dayIn(issued.at, issued.timeZone),
    ...countUp(parts, totalMinor, taxMinor),
    payment: { how: receipt.payment.how, on: dayIn(facts.givenAt, issued.timeZone) },
    corrects: {
      number: receipt.number,
      issuedOn: receipt.issuedOn,
      title: receipt.title,
      reason: facts.reason,
    },
  };
}

/** The refund by line: as decided, or shared over what is left of each. */
function sharesOf(
  facts: CreditFacts,
  receipt: SalesDocumentSnapshot,
  earlier: readonly SalesDocumentSnapshot[],
  totalMinor: number,
): Share[] {
  const decided = facts.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (facts.lines.length > 0 && decided === totalMinor) return [...facts.lines];
  const notBack = leftOf(
    receipt.parts,
    earlier.flatMap(({ parts }) => parts),
  );
  const free = leftOf(notBack, facts.underWay);
  const base = facts.lines.length > 0 ? facts.lines : enough(free, totalMinor) ? free : notBack;
  const parts = shareOut(
    totalMinor,
    base.map(({ amountMinor }) => amountMinor),
  );
  const shares = base.map(({ orderLineId }, index) => ({ orderLineId, amountMinor: parts[index] ?? 0 }));
  const counted = shares.filter(({ amountMinor }) => amountMinor > 0);
  return counted.length > 0 ? counted : shares;
}

function leftOf(parts: readonly Share[], gone: readonly Share[]): Share[] {
  return parts.map(({ orderLineId, amountMinor }) => {
    const back = gone.reduce((sum, part) => sum + (part.orderLineId === orderLineId ? part.amountMinor : 0), 0);
    return { orderLineId, amountMinor: Math.max(0, amountMinor - back) };
  });
}

function enough(parts: readonly Share[], totalMinor: number): boolean {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0) >= totalMinor;
}
