import { shareOut } from '../rules.ts';

/** A tax on sales, as one country asks for it. Another country is another row. */
export type TaxScheme = {
  readonly id: 'au-gst' | 'gb-vat' | 'nz-gst';
  /** Sales into this country carry it, once the provider is registered there. */
  readonly countryCode: string;
  /** "GST" */
  readonly name: string;
  /** 1,000 is 10 per cent. */
  readonly rateBasisPoints: number;
  /** What its registration number is called on paper. */
  readonly numberLabel: string;
  readonly titles: { readonly invoice: string; readonly credit: string };
  readonly kinds: {
    readonly invoice: 'tax_invoice';
    readonly credit: 'credit_note' | 'adjustment_note';
  };
};

/**
 * What each country asks for. Pre-recorded courses with quizzes, sold to whoever studies them.
 * - Australia: GST 10 % on continuing education [F129][F131], "tax invoice" once registered [F130][F134], from A$75,000
 *   turnover [F132]. Buyers are treated as not registered [F133].
 * - United Kingdom: VAT 20 % where the consumer is, once registered [F135]; e-services as long as no tutor teaches live
 *   [F136]; a company has no exemption [F137].
 * - New Zealand: GST 15 % on remote services [F139].
 * The references are those of section 6 of the domain notes on CPD rules. None of this is legal advice.
 */
export const taxSchemes: readonly TaxScheme[] = [
  {
    id: 'au-gst',
    countryCode: 'AU',
    name: 'GST',
    rateBasisPoints: 1_000,
    numberLabel: 'ABN',
    titles: { invoice: 'Tax invoice', credit: 'Adjustment note' },
    kinds: { invoice: 'tax_invoice', credit: 'adjustment_note' },
  },
  {
    id: 'gb-vat',
    countryCode: 'GB',
    name: 'VAT',
    rateBasisPoints: 2_000,
    numberLabel: 'VAT number',
    titles: { invoice: 'VAT invoice', credit: 'Credit note' },
    kinds: { invoice: 'tax_invoice', credit: 'credit_note' },
  },
  {
    id: 'nz-gst',
    countryCode: 'NZ',
    name: 'GST',
    rateBasisPoints: 1_500,
    numberLabel: 'GST number',
    titles: { invoice: 'Tax invoice', credit: 'Credit note' },
    kinds: { invoice: 'tax_invoice', credit: 'credit_note' },
  },
];

/** The titles of documents that speak of no tax. */
export const plainTitles = { invoice: 'Receipt', credit: 'Credit note' } as const;

/** Under which number the provider is registered for a tax; a tax that is not here is not charged. */
export type TaxRegistrations = Readonly<Partial<Record<TaxScheme['id'], string>>>;

/** The provider's registrations, from its settings. */
export function registrationsOf(provider: {
  readonly abn: string | null;
  readonly isGstRegistered: boolean;
  readonly vatNumber: string | null;
}): TaxRegistrations {
  return {
    ...(provider.isGstRegistered && provider.abn !== null ? { 'au-gst': provider.abn } : {}),
    ...(provider.vatNumber === null ? {} : { 'gb-vat': provider.vatNumber }),
  };
}

/**
 * The tax in a sale into a country; null where the provider is not registered, and then no document may speak of one.
 * @param countryCode where it was sold, upper case; null for orders that did not ask, which never carried tax
 */
export function taxSchemeFor(countryCode: string | null, registrations: TaxRegistrations): TaxScheme | null {
  return taxSchemes.find((scheme) => scheme.countryCode === countryCode && scheme.id in registrations) ?? null;
}

/**
 * What a price says of tax before it is paid: "Including GST." where the provider is registered, and nothing where not.
 * @param countryCode where it is sold, upper case
 */
export function taxNoteFor(countryCode: string, registrations: TaxRegistrations): string | null {
  const scheme = taxSchemeFor(countryCode, registrations);
  return scheme === null ? null : `Including ${scheme.name}.`;
}

/**
 * The tax within a tax-inclusive amount, half up to the smallest unit: one eleventh for Australia's GST, one sixth for
 * Britain's VAT. Amounts in the currency's smallest unit.
 */
export function taxWithin(totalMinor: number, rateBasisPoints: number): number {
  const whole = 10_000 + rateBasisPoints;
  return Math.floor((2 * totalMinor * rateBasisPoints + whole) / (2 * whole));
}

/**
 * Shares a document's tax over its lines, in proportion to their amounts, so that the lines add up to the document. No
 * line is off its exact share by a whole unit.
 */
export function lineTaxes(taxMinor: number, amountsMinor: readonly number[]): number[] {
  return amountsMinor.length === 0 ? [] : shareOut(taxMinor, amountsMinor);
}

/**
 * The tax that goes back with a refund: what was within everything that has gone back by now, less what was within all
 * that went back before. So the credit notes of an order that went back whole add up to its receipt, however it was split.
 */
export function taxGoingBack(beforeMinor: number, amountMinor: number, rateBasisPoints: number): number {
  return taxWithin(beforeMinor + amountMinor, rateBasisPoints) - taxWithin(beforeMinor, rateBasisPoints);
}
