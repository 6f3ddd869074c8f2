/** How long what is typed about people may be, in characters. */
export const typedLimits = {
  name: 120,
  address: 400,
  taxNumber: 40,
  giftName: 80,
  giftMessage: 500,
  clinicName: 120,
} as const;

/** The text fields of an order form, by the names they have in it. */
export const orderFields = [
  'purpose',
  'code',
  'giftEmail',
  'giftName',
  'giftMessage',
  'clinicName',
  'billingName',
  'billingAddress',
  'billingTaxNumber',
] as const;
export type OrderField = (typeof orderFields)[number];

/** What was typed: the fields above, and the seats of each item. */
export type OrderFormValues = Readonly<Record<string, string>>;

/** The name of the field for the seats of an item. */
export const seatsField = (slug: string) => `seats-${slug}`;
