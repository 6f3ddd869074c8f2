import type Stripe from 'stripe';
import { applyDiscount, couponOf, refusalOfCode, refusalOfCoupon } from '../checkout/discount.ts';
import { newId } from '../ids.ts';
import { buildLineItem } from '../objects/line-item.ts';
import { buildPrice, buildProduct } from '../objects/price.ts';
import { buildSession } from '../objects/session.ts';
import type { SessionRecord, StoredLineItem, StoredPrice } from '../state.ts';
import { invalid, missing } from '../wire/errors.ts';
import { readParams } from '../wire/params.ts';
import { cardPageAddress, nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import type { Call } from './call.ts';
import { createSessionParams } from './session-params.ts';
import type { CreateSessionParams, LineItemParams } from './session-params.ts';
import { checkSession, checkTotal } from './session-rules.ts';

const DAY_SECONDS = 24 * 60 * 60;

export function createSession({ world, group }: Call): Stripe.Checkout.Session {
  const params = readParams(createSessionParams, group);
  const now = nowSeconds(world);
  checkSession(params, now);
  const customer = params.customer === undefined ? null : world.state.customers[params.customer];
  if (customer === undefined) throw missing('customer', params.customer ?? '', 'customer', 400);
  const lineItems = params.line_items.map((item, index) => readLineItem(world, item, `line_items[${index}]`));
  const currency = oneCurrency(params, lineItems);
  const session = buildSession(
    { ...factsOf(params, world, currency), contactEmail: customer?.email ?? params.customer_email ?? null },
    lineItems,
  );
  const record: SessionRecord = { session, lineItems, intentPlan: planOf(params), settleAtMs: null };
  discount(world, record, params);
  checkTotal(session.amount_total ?? 0, currency);
  world.state.sessions[session.id] = record;
  return session;
}

function factsOf(params: CreateSessionParams, world: World, currency: string) {
  const id = newId('cs_test_', 58);
  const now = nowSeconds(world);
  const recovery = params.after_expiration?.recovery;
  return {
    id,
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? false },
    after_expiration: recovery
      ? {
          recovery: {
            enabled: recovery.enabled,
            allow_promotion_codes: recovery.allow_promotion_codes ?? false,
            expires_at: null,
            url: null,
          },
        }
      : null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    automatic_tax: taxOf(params),
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: now,
    currency,
    custom_text: {
      after_submit: params.custom_text?.after_submit ?? null,
      shipping_address: null,
      submit: params.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_creation: params.customer === undefined ? (params.customer_creation ?? 'if_required') : null,
    customer_email: params.customer_email ?? null,
    discounts: null,
    expires_at: params.expires_at ?? now + DAY_SECONDS,
    invoice_creation: invoiceOf(params),
    locale: params.locale ?? null,
    metadata: params.metadata ?? {},
    payment_method_types: methodsOf(params, currency),
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    url: cardPageAddress(world, id),
    collectTaxId: params.tax_id_collection?.enabled ?? false,
    collectPhone: params.phone_number_collection?.enabled ?? false,
  };
}

/** The stand-in reckons no tax: prices are taken as tax-inclusive and `amount_tax` stays 0. */
function taxOf({ automatic_tax }: CreateSessionParams): Stripe.Checkout.Session.AutomaticTax {
  const enabled = automatic_tax?.enabled ?? false;
  return {
    enabled,
    liability: enabled ? { type: 'self' } : null,
    provider: enabled ? 'stripe' : null,
    status: enabled ? 'complete' : null,
  };
}

function invoiceOf({ invoice_creation }: CreateSessionParams): Stripe.Checkout.Session.InvoiceCreation {
  const data = invoice_creation?.invoice_data;
  return {
    enabled: invoice_creation?.enabled ?? false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: data?.custom_fields ?? null,
      description: data?.description ?? null,
      footer: data?.footer ?? null,
      issuer: null,
      metadata: data?.metadata ?? {},
      rendering_options: null,
    },
  };
}

function methodsOf(params: CreateSessionParams, currency: string): string[] {
  const debit = { aud: ['au_becs_debit'], gbp: ['bacs_debit'] }[currency] ?? [];
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  const methods = ['card', ...debit].filter((type) => (allowed?.includes(type) ?? true) && !excluded?.includes(type));
  if (methods.length === 0) throw invalid('No payment method types are left for this Checkout Session.');
  return methods;
}

function planOf({ payment_intent_data: data }: CreateSessionParams) {
  return {
    description: data?.description ?? null,
    metadata: data?.metadata ?? {},
    receiptEmail: data?.receipt_email ?? null,
    statementDescriptor: data?.statement_descriptor ?? null,
    statementDescriptorSuffix: data?.statement_descriptor_suffix ?? null,
  };
}

function readLineItem(world: World, item: LineItemParams, at: string): StoredLineItem {
  const price = item.price_data ? inlinePrice(world, item.price_data, at) : world.state.prices[item.price ?? ''];
  if (!price) throw missing('price', item.price ?? '', `${at}[price]`, 400);
  if (item.price !== undefined && !price.active)
    throw invalid('The price specified is inactive.', { param: `${at}[price]` });
  const name = world.state.products[price.product]?.name ?? price.product;
  return buildLineItem(price, name, item.quantity, item.metadata ?? {});
}

function inlinePrice(world: World, data: NonNullable<LineItemParams['price_data']>, at: string): StoredPrice {
  const now = nowSeconds(world);
  const { products, prices } = world.state;
  const given = data.product_data;
  const product = given
    ? buildProduct(
        {
          name: given.name,
          description: given.description ?? null,
          metadata: given.metadata ?? {},
          images: given.images ?? [],
          taxCode: given.tax_code ?? null,
        },
        now,
      )
    : products[data.product ?? ''];
  if (!product) throw missing('product', data.product ?? '', `${at}[price_data][product]`, 400);
  products[product.id] = product;
  const price = buildPrice(
    {
      product: product.id,
      currency: data.currency,
      unitAmount: data.unit_amount,
      taxBehavior: data.tax_behavior ?? 'unspecified',
      metadata: {},
      lookupKey: null,
      nickname: null,
      active: false,
    },
    now,
  );
  prices[price.id] = price;
  return price;
}

function oneCurrency(params: CreateSessionParams, items: StoredLineItem[]): string {
  const currency = params.currency ?? items[0]?.currency ?? 'aud';
  if (items.every((item) => item.currency === currency)) return currency;
  throw invalid('All line items of a Checkout Session must have the same currency.', { param: 'line_items' });
}

function discount(world: World, record: SessionRecord, params: CreateSessionParams): void {
  const wanted = params.discounts?.[0];
  if (!wanted) return;
  const { coupons, promotionCodes } = world.state;
  const code = wanted.promotion_code === undefined ? null : promotionCodes[wanted.promotion_code];
  if (code === undefined)
    throw missing('promotion code', wanted.promotion_code ?? '', 'discounts[0][promotion_code]', 400);
  const coupon = code ? couponOf(world.state, code) : coupons[wanted.coupon ?? ''];
  if (!coupon) throw missing('coupon', wanted.coupon ?? '', 'discounts[0][coupon]', 400);
  const now = nowSeconds(world);
  const refusal = code
    ? refusalOfCode(world.state, code, record.session, now)
    : refusalOfCoupon(coupon, record.session.currency ?? '', now);
  if (refusal !== null) throw invalid(refusal, { param: 'discounts' });
  applyDiscount(record, coupon, code?.id ?? null);
}
