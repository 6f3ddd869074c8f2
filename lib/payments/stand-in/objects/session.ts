import type Stripe from 'stripe';
import type { StoredLineItem } from '../state.ts';
import { sumOf } from './line-item.ts';

type Session = Stripe.Checkout.Session;

/** What the caller of `create` decides; the rest of a fresh session is the same for all. */
type SessionFacts = Pick<
  Session,
  | 'id'
  | 'adaptive_pricing'
  | 'after_expiration'
  | 'allow_promotion_codes'
  | 'allowed_payment_method_types'
  | 'automatic_tax'
  | 'billing_address_collection'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'currency'
  | 'custom_text'
  | 'customer'
  | 'customer_creation'
  | 'customer_email'
  | 'discounts'
  | 'expires_at'
  | 'invoice_creation'
  | 'locale'
  | 'metadata'
  | 'payment_method_types'
  | 'submit_type'
  | 'success_url'
  | 'url'
> & { contactEmail: string | null; collectTaxId: boolean; collectPhone: boolean };

export function buildSession(facts: SessionFacts, items: readonly StoredLineItem[]): Session {
  const { contactEmail, collectTaxId, collectPhone, ...given } = facts;
  return {
    ...given,
    object: 'checkout.session',
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    customer_account: null,
    customer_details: contactEmail === null ? null : buyerDetails(contactEmail, null),
    integration_identifier: null,
    invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: collectPhone },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    subscription: null,
    tax_id_collection: { enabled: collectTaxId, required: 'never' },
    ui_mode: 'hosted_page',
    wallet_options: null,
    ...totals(items),
  };
}

export function totals(
  items: readonly StoredLineItem[],
): Pick<Session, 'amount_subtotal' | 'amount_total' | 'total_details'> {
  return {
    amount_subtotal: sumOf(items, 'amount_subtotal'),
    amount_total: sumOf(items, 'amount_total'),
    total_details: { amount_discount: sumOf(items, 'amount_discount'), amount_shipping: 0, amount_tax: 0 },
  };
}

export function buyerDetails(email: string | null, name: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}
