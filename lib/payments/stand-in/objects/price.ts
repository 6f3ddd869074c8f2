import Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { StoredPrice } from '../state.ts';

interface ProductFacts {
  name: string;
  description: string | null;
  metadata: Record<string, string>;
  images: string[];
  taxCode: string | null;
}

interface PriceFacts {
  product: string;
  currency: string;
  unitAmount: number;
  taxBehavior: Stripe.Price.TaxBehavior;
  metadata: Record<string, string>;
  lookupKey: string | null;
  nickname: string | null;
  /** Inline prices cannot be used again. */
  active: boolean;
}

export function buildProduct(facts: ProductFacts, created: number): Stripe.Product {
  return {
    id: newId('prod_', 14),
    object: 'product',
    active: true,
    created,
    default_price: null,
    description: facts.description,
    images: facts.images,
    livemode: false,
    marketing_features: [],
    metadata: facts.metadata,
    name: facts.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: facts.taxCode,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: created,
    url: null,
  };
}

export function buildPrice(facts: PriceFacts, created: number): StoredPrice {
  return {
    id: newId('price_'),
    object: 'price',
    active: facts.active,
    billing_scheme: 'per_unit',
    created,
    currency: facts.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: facts.lookupKey,
    metadata: facts.metadata,
    nickname: facts.nickname,
    product: facts.product,
    recurring: null,
    tax_behavior: facts.taxBehavior,
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: facts.unitAmount,
  };
}

/** The decimal is made on the way out: it is a class, which a JSON file would not keep. */
export function showPrice(price: StoredPrice): Stripe.Price {
  return { ...price, unit_amount_decimal: Stripe.Decimal.from(price.unit_amount) };
}
