import type Stripe from 'stripe';
import { z } from 'zod';
import { email, emptyable, expand, flag, integer, list, metadata, text, webAddress } from '../wire/params.ts';

const CURRENCIES = ['aud', 'gbp', 'nzd', 'usd', 'eur', 'cad'] as const;
export const currency = z.preprocess(
  (value) => (typeof value === 'string' ? value.toLowerCase() : value),
  z.enum(CURRENCIES),
);
const liability = z.strictObject({ type: z.enum(['account', 'self']), account: text.optional() });
const message = z.strictObject({ message: text.max(1_200) }).optional();

export const productData = {
  name: text,
  description: text.optional(),
  images: list(webAddress, 8).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
  unit_label: text.optional(),
} satisfies Partial<Record<keyof Stripe.ProductCreateParams, z.ZodType>>;

const priceData = z.strictObject({
  currency,
  product: text.optional(),
  product_data: z.strictObject(productData).optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: integer,
});

const lineItem = z.strictObject({
  adjustable_quantity: z.strictObject({ enabled: z.literal('false') }).optional(),
  metadata: metadata.optional(),
  price: text.optional(),
  price_data: priceData.optional(),
  quantity: integer,
});
export type LineItemParams = z.infer<typeof lineItem>;

const paymentIntentData = z.strictObject({
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  description: text.max(1_000).optional(),
  metadata: metadata.optional(),
  receipt_email: email.optional(),
  statement_descriptor: text.max(22).optional(),
  statement_descriptor_suffix: text.max(22).optional(),
});

const invoiceCreation = z.strictObject({
  enabled: flag,
  invoice_data: z
    .strictObject({
      custom_fields: list(z.strictObject({ name: text.max(40), value: text.max(140) }), 4).optional(),
      description: text.max(1_500).optional(),
      footer: text.optional(),
      metadata: metadata.optional(),
    })
    .optional(),
});

const createShape = {
  adaptive_pricing: z.strictObject({ enabled: flag.optional() }).optional(),
  after_expiration: z
    .strictObject({ recovery: z.strictObject({ enabled: flag, allow_promotion_codes: flag.optional() }).optional() })
    .optional(),
  allow_promotion_codes: flag.optional(),
  allowed_payment_method_types: list(text).optional(),
  automatic_tax: z.strictObject({ enabled: flag, liability: liability.optional() }).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  cancel_url: webAddress.optional(),
  client_reference_id: text.max(200).optional(),
  currency: currency.optional(),
  custom_text: z.strictObject({ after_submit: message, submit: message }).optional(),
  customer: text.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: email.max(800).optional(),
  customer_update: z
    .strictObject({
      address: z.enum(['auto', 'never']),
      name: z.enum(['auto', 'never']),
      shipping: z.enum(['auto', 'never']),
    })
    .partial()
    .optional(),
  discounts: list(z.strictObject({ coupon: text.optional(), promotion_code: text.optional() }), 1).optional(),
  excluded_payment_method_types: list(text).optional(),
  expand,
  expires_at: integer.optional(),
  invoice_creation: invoiceCreation.optional(),
  line_items: list(lineItem),
  locale: emptyable.max(10).optional(),
  metadata: metadata.optional(),
  mode: z.enum(['payment']),
  payment_intent_data: paymentIntentData.optional(),
  phone_number_collection: z.strictObject({ enabled: flag }).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  success_url: webAddress,
  tax_id_collection: z
    .strictObject({ enabled: flag, required: z.enum(['if_supported', 'never']).optional() })
    .optional(),
  ui_mode: z.enum(['hosted_page']).optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams, z.ZodType>>;

export const createSessionParams = z.strictObject(createShape);
export type CreateSessionParams = z.infer<typeof createSessionParams>;
