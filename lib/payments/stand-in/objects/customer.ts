import type Stripe from 'stripe';
import { newId } from '../ids.ts';

interface CustomerFacts {
  email: string | null;
  name: string | null;
  phone: string | null;
  description: string | null;
  metadata: Record<string, string>;
  preferredLocales: string[];
  address: Stripe.Address | null;
}

export function buildCustomer(facts: CustomerFacts, created: number): Stripe.Customer {
  return {
    id: newId('cus_', 14),
    object: 'customer',
    address: facts.address,
    balance: 0,
    created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: facts.description,
    discount: null,
    email: facts.email,
    invoice_prefix: newId('', 8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: facts.metadata,
    name: facts.name,
    next_invoice_sequence: 1,
    phone: facts.phone,
    preferred_locales: facts.preferredLocales,
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}
