import { dayIn } from '#lib/time/days.ts';
import { countUp } from './document-lines.ts';
import type { SalesDocumentSnapshot } from './document-schema.ts';
import { plainTitles, registrationsOf, taxSchemeFor, taxWithin } from './tax.ts';
import type { TaxScheme } from './tax.ts';

export type DocumentProvider = {
  readonly name: string;
  readonly address: string | null;
  readonly contact: string;
  readonly abn: string | null;
  readonly isGstRegistered: boolean;
  readonly vatNumber: string | null;
  readonly timeZone: string;
};

/** A paid order, as far as its receipt goes. */
export type ReceiptFacts = {
  readonly orderNumber: string;
  readonly countryCode: string | null;
  readonly currency: string;
  readonly totalMinor: number;
  readonly paidAt: Date;
  readonly code: string | null;
  readonly buyer: {
    readonly billingName: string | null;
    readonly billingAddress: string | null;
    readonly billingTaxNumber: string | null;
    readonly legalName: string | null;
    readonly displayName: string | null;
    readonly email: string;
  };
  readonly lines: readonly {
    readonly id: string;
    readonly description: string;
    readonly bundleTitle: string | null;
    readonly listMinor: number;
    readonly amountMinor: number;
  }[];
};

/** "R-000123", "C-000007". */
export function documentNumber(series: 'R' | 'C', running: number): string {
  return `${series}-${String(running).padStart(6, '0')}`;
}

/**
 * What the receipt of an order says. It is a tax invoice where the provider is registered for the tax of the country
 * sold into; otherwise, and when nothing was paid, it is a receipt and speaks of no tax. The buyer is named on every
 * one: Australia asks for it from A$1,000 [F130], Britain in full invoices.
 */
export function receiptOf(
  facts: ReceiptFacts,
  provider: DocumentProvider,
  running: number,
  issuedAt: Date,
): SalesDocumentSnapshot {
  const registrations = registrationsOf(provider);
  const scheme = facts.totalMinor === 0 ? null : taxSchemeFor(facts.countryCode, registrations);
  const taxMinor = scheme === null ? 0 : taxWithin(facts.totalMinor, scheme.rateBasisPoints);
  const parts = facts.lines.map(({ id, bundleTitle, ...line }) => ({ ...line, orderLineId: id, bundle: bundleTitle }));
  const paidOn = dayIn(facts.paidAt, provider.timeZone);
  const { buyer } = facts;
  return {
    version: 1,
    series: 'R',
    kind: scheme?.kinds.invoice ?? 'receipt',
    title: scheme?.titles.invoice ?? plainTitles.invoice,
    number: documentNumber('R', running),
    issuedOn: dayIn(issuedAt, provider.timeZone),
    orderNumber: facts.orderNumber,
    suppliedOn: paidOn,
    countryCode: facts.countryCode,
    currency: facts.currency,
    provider: {
      name: provider.name,
      address: provider.address,
      contact: provider.contact,
      abn: provider.abn,
      taxNumber: taxNumberOf(scheme, registrations),
    },
    buyer: {
      name: buyer.billingName ?? buyer.legalName ?? buyer.displayName,
      address: buyer.billingAddress,
      taxNumber: buyer.billingTaxNumber,
      email: buyer.email,
    },
    tax: scheme && { scheme: scheme.id, name: scheme.name, rateBasisPoints: scheme.rateBasisPoints },
    ...countUp(parts, facts.totalMinor, taxMinor),
    code: facts.code,
    payment: { how: facts.totalMinor === 0 ? 'nothing-to-pay' : 'card-page', on: paidOn },
    corrects: null,
  };
}

function taxNumberOf(
  scheme: TaxScheme | null,
  registrations: ReturnType<typeof registrationsOf>,
): SalesDocumentSnapshot['provider']['taxNumber'] {
  const number = scheme === null || scheme.numberLabel === 'ABN' ? undefined : registrations[scheme.id];
  return scheme === null || number === undefined ? null : { label: scheme.numberLabel, number };
}
