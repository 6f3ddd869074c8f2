import type Stripe from 'stripe';
import { z } from 'zod';
import { buildPrice, buildProduct, showPrice } from '../objects/price.ts';
import { idOf } from '../ids.ts';
import { invalid, missing } from '../wire/errors.ts';
import { page } from '../wire/lists.ts';
import { expand, flag, integer, list, metadata, paging, readParams, text } from '../wire/params.ts';
import { nowSeconds } from '../world.ts';
import { found } from './call.ts';
import type { Call } from './call.ts';
import { currency, productData } from './session-params.ts';
import { LARGEST_AMOUNT } from './session-rules.ts';

const expandOnly = z.strictObject({ expand });
const productParams = z.strictObject({ ...productData, expand });
const priceShape = {
  active: flag.optional(),
  currency,
  expand,
  lookup_key: text.max(200).optional(),
  metadata: metadata.optional(),
  nickname: text.optional(),
  product: text,
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: integer.refine((amount) => amount >= 0 && amount <= LARGEST_AMOUNT, { error: 'integer' }),
} satisfies Partial<Record<keyof Stripe.PriceCreateParams, z.ZodType>>;
const priceListParams = z.strictObject({
  ...paging,
  active: flag.optional(),
  currency: currency.optional(),
  lookup_keys: list(text, 10).optional(),
  product: text.optional(),
});

export function createProduct({ world, group }: Call): Stripe.Product {
  const params = readParams(productParams, group);
  const { name, description = null, metadata: notes = {}, images = [], tax_code = null } = params;
  const product = buildProduct({ name, description, metadata: notes, images, taxCode: tax_code }, nowSeconds(world));
  world.state.products[product.id] = product;
  return product;
}

export function retrieveProduct({ world, id, group }: Call): Stripe.Product {
  readParams(expandOnly, group);
  return found(world.state.products, id, 'product');
}

export function createPrice({ world, group }: Call): Stripe.Price {
  const params = readParams(z.strictObject(priceShape), group);
  const { prices, products } = world.state;
  if (!products[params.product]) throw missing('product', params.product, 'product', 400);
  const lookupKey = params.lookup_key ?? null;
  if (lookupKey !== null && Object.values(prices).some((price) => price.lookup_key === lookupKey)) {
    throw invalid(`A price already uses that lookup key: ${lookupKey}`, { param: 'lookup_key' });
  }
  const price = buildPrice(
    {
      product: params.product,
      currency: params.currency,
      unitAmount: params.unit_amount,
      taxBehavior: params.tax_behavior ?? 'unspecified',
      metadata: params.metadata ?? {},
      lookupKey,
      nickname: params.nickname ?? null,
      active: params.active ?? true,
    },
    nowSeconds(world),
  );
  prices[price.id] = price;
  return showPrice(price);
}

export function retrievePrice({ world, id, group }: Call): Stripe.Price {
  readParams(expandOnly, group);
  return showPrice(found(world.state.prices, id, 'price'));
}

export function listPrices({ world, group }: Call): Stripe.ApiList<Stripe.Price> {
  const params = readParams(priceListParams, group);
  const wanted = Object.values(world.state.prices).filter(
    (price) =>
      (params.active === undefined || price.active === params.active) &&
      (params.currency === undefined || price.currency === params.currency) &&
      (params.product === undefined || idOf(price.product) === params.product) &&
      (params.lookup_keys === undefined || params.lookup_keys.includes(price.lookup_key ?? '')),
  );
  return page('/v1/prices', wanted.map(showPrice), params);
}
