import { isMarket, marketCountry, marketCurrency } from '#lib/market.ts';
import { orderFields, seatsField } from '../rules/order-fields.ts';
import type { OrderField, OrderFormValues } from '../rules/order-fields.ts';
import { wishItemsSchema } from '../schema.ts';
import type { OrderWish, Quote, StartRefusal } from '../schema.ts';

export type OrderFormState = {
  readonly errors?: Record<string, string>;
  readonly message?: string;
  readonly values?: OrderFormValues;
  /** The order as it stands with what was typed. */
  readonly quote?: Quote;
};

type Given = Pick<FormData, 'get' | 'getAll'>;
const textOf = (form: Given, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/**
 * An order form as it was sent: what was typed, to be shown again, and the wish in it. The form names things and people;
 * no price, discount or currency is read from it. Null for a wish that our own form does not send.
 */
export function readOrderForm(form: Given): { readonly values: OrderFormValues; readonly wish: OrderWish | null } {
  const slugs = form.getAll('item').filter((slug) => typeof slug === 'string');
  const names = [...orderFields, ...slugs.slice(0, 100).map(seatsField)];
  const values: Record<string, string> = Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
  const text = (name: OrderField) => values[name] ?? '';
  const market = textOf(form, 'market');
  const items = wishItemsSchema.safeParse(slugs.map((slug) => ({ slug, seats: seatsOf(values[seatsField(slug)]) })));
  if (!isMarket(market) || !items.success) return { values, wish: null };
  const purpose = values['purpose'] === 'gift' || values['purpose'] === 'seats' ? values['purpose'] : 'self';
  const wish: OrderWish = {
    items: items.data,
    purpose,
    currency: marketCurrency(market),
    countryCode: marketCountry(market),
    code: text('code'),
    billing: { name: text('billingName'), address: text('billingAddress'), taxNumber: text('billingTaxNumber') },
    gift: { email: text('giftEmail'), name: text('giftName'), message: text('giftMessage') },
    clinicName: text('clinicName'),
  };
  return { values, wish };
}

/** Nothing typed is one seat; what is no number is none, and refused with a sentence. */
function seatsOf(typed: string | undefined): number {
  const text = (typed ?? '').trim();
  if (text === '') return 1;
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** What a form shows for a wish: as readOrderForm would read it back. */
export function valuesOfWish(wish: OrderWish): OrderFormValues {
  return {
    purpose: wish.purpose,
    code: wish.code ?? '',
    giftEmail: wish.gift?.email ?? '',
    giftName: wish.gift?.name ?? '',
    giftMessage: wish.gift?.message ?? '',
    clinicName: wish.clinicName ?? '',
    billingName: wish.billing?.name ?? '',
    billingAddress: wish.billing?.address ?? '',
    billingTaxNumber: wish.billing?.taxNumber ?? '',
    ...Object.fromEntries(wish.items.map(({ slug, seats }) => [seatsField(slug), String(seats)])),
  };
}

const fieldOfRefusal: Partial<Record<StartRefusal, OrderField>> = {
  'code-refused': 'code',
  'billing-needed': 'billingName',
  'gift-address': 'giftEmail',
  'gift-to-yourself': 'giftEmail',
  'clinic-name': 'clinicName',
};

/** The field that a refusal is about; null when it is about none or several. */
export function fieldOf(reason: StartRefusal, wish: OrderWish): string | null {
  const [first] = wish.items;
  if (reason === 'seats-out-of-range' && first) return seatsField(first.slug);
  return fieldOfRefusal[reason] ?? null;
}
