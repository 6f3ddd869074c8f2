import type { OrderPurpose } from '#generated/client.ts';

/** Everything that makes two orders the same: what, for whom, for how much, and what the receipt will say. */
export type OfferTerms = {
  readonly currency: string;
  readonly countryCode: string | null;
  readonly purpose: OrderPurpose;
  readonly codeId: string | null;
  readonly billing: { readonly name: string; readonly address: string; readonly taxNumber: string } | null;
  readonly gift: { readonly email: string; readonly name: string; readonly message: string } | null;
  readonly clinicName: string | null;
  readonly amountMinor: number;
  readonly lines: readonly OfferTermsLine[];
};
type OfferTermsLine = {
  readonly courseVersionId: string;
  readonly bundleId: string | null;
  readonly seatNumber: number | null;
  readonly amountMinor: number;
};

type Wish = Omit<OfferTerms, 'amountMinor'>;

const peopleOf = ({ currency, countryCode, purpose, codeId, billing, gift, clinicName }: Wish) =>
  JSON.stringify([
    currency,
    countryCode,
    purpose,
    codeId,
    billing && [billing.name, billing.address, billing.taxNumber],
    gift && [gift.email, gift.name, gift.message],
    clinicName,
  ]);

const sorted = (lines: readonly OfferTermsLine[], wordOf: (line: OfferTermsLine) => string) =>
  lines.map(wordOf).toSorted().join('\n');
const thingOf = ({ courseVersionId, bundleId, seatNumber }: OfferTermsLine) =>
  `${courseVersionId} ${bundleId} ${seatNumber}`;

/** True when an order sells exactly what is asked for now, at the same prices, to the same people. */
export function isSameOffer(ordered: OfferTerms, wanted: OfferTerms): boolean {
  const priced = (line: OfferTermsLine) => `${thingOf(line)} ${line.amountMinor}`;
  return (
    ordered.amountMinor === wanted.amountMinor &&
    isSameWish(ordered, wanted) &&
    sorted(ordered.lines, priced) === sorted(wanted.lines, priced)
  );
}

/** True when two orders ask for the same things for the same people, whatever they cost. */
export function isSameWish(ordered: Wish, wanted: Wish): boolean {
  return peopleOf(ordered) === peopleOf(wanted) && sorted(ordered.lines, thingOf) === sorted(wanted.lines, thingOf);
}
