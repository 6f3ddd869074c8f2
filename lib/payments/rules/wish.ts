import { currencyCountry } from '#lib/market.ts';
import type { Currency } from '#lib/money.ts';
import type { OrderWish } from '../schema.ts';
import { typedLimits } from './order-fields.ts';

/** Where a currency is sold when nothing else says so. */
export function countryOfCurrency(currency: string): string {
  return currencyCountry(currency) ?? 'AU';
}

/** The wish of somebody who wants one course or bundle for themselves; `changes` says what is different. */
export function wishOf(
  { slug, currency }: { readonly slug: string; readonly currency: Currency },
  changes: Partial<OrderWish> = {},
): OrderWish {
  return {
    items: [{ slug, seats: 1 }],
    purpose: 'self',
    currency,
    countryCode: countryOfCurrency(currency),
    code: null,
    billing: null,
    gift: null,
    clinicName: null,
    ...changes,
  };
}

/** From A$1,000, tax included. */
const identityNeededFromMinor = 100_000;

/**
 * Whether the receipt must say who the buyer is. In Australia a tax invoice for $1,000 or more names the buyer or
 * gives their ABN: https://www.ato.gov.au/businesses-and-organisations/gst-excise-and-indirect-taxes/gst/tax-invoices
 */
export function needsBilling(countryCode: string, totalMinor: number): boolean {
  return countryCode === 'AU' && totalMinor >= identityNeededFromMinor;
}

/** True when the billing details are enough for such a receipt: a name, and an address or a number. */
export function hasIdentity(billing: OrderWish['billing']): boolean {
  return billing !== null && billing.name !== '' && (billing.address !== '' || billing.taxNumber !== '');
}

/**
 * The wish as kept: ends trimmed, details that do not belong to the purpose left out. `giftEmail`: the gift's address in
 * the one spelling that addresses are kept in, null for what is no address.
 */
export function tidyWish(wish: OrderWish, giftEmail: string | null): OrderWish {
  const { billing, gift, purpose, clinicName } = wish;
  const tidied = billing && {
    name: billing.name.trim(),
    address: billing.address.trim(),
    taxNumber: billing.taxNumber.trim(),
  };
  return {
    ...wish,
    code: wish.code === null || wish.code.trim() === '' ? null : wish.code,
    billing: tidied && Object.values(tidied).some((text) => text !== '') ? tidied : null,
    gift:
      purpose === 'gift' && gift
        ? { email: giftEmail ?? '', name: gift.name.trim(), message: gift.message.trim() }
        : null,
    clinicName: purpose === 'seats' ? (clinicName ?? '').trim() : null,
  };
}

export type WishFault = 'gift-address' | 'gift-to-yourself' | 'clinic-name' | 'too-long';

/** What is wrong with the people in a tidy wish; null when nothing is. `buyerEmail` in the same spelling. */
export function wishFault(wish: OrderWish, buyerEmail: string | null): WishFault | null {
  const { billing, gift, purpose, clinicName } = wish;
  if (purpose === 'gift') {
    if (gift === null || gift.email === '') return 'gift-address';
    if (gift.email === buyerEmail) return 'gift-to-yourself';
  }
  if (purpose === 'seats' && !clinicName) return 'clinic-name';
  const isTooLong =
    (clinicName ?? '').length > typedLimits.clinicName ||
    (gift !== null && (gift.name.length > typedLimits.giftName || gift.message.length > typedLimits.giftMessage)) ||
    (billing !== null &&
      (billing.name.length > typedLimits.name ||
        billing.address.length > typedLimits.address ||
        billing.taxNumber.length > typedLimits.taxNumber));
  return isTooLong ? 'too-long' : null;
}
