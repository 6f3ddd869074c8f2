import type Stripe from 'stripe';
import { idOf, newId } from '../ids.ts';

/** How the buyer paid. Of a card only what Stripe itself would show is kept. */
export type Instrument =
  | { kind: 'card'; brand: string; country: string; last4: string; expMonth: number; expYear: number }
  | { kind: 'bank_debit'; type: 'au_becs_debit' | 'bacs_debit' };

export interface Buyer {
  email: string;
  name: string | null;
}

/** A charge that has been asked for and has no result yet. */
export function buildCharge(
  intent: Stripe.PaymentIntent,
  buyer: Buyer,
  instrument: Instrument,
  created: number,
): Stripe.Charge {
  return {
    id: newId('ch_'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: buyer.email, name: buyer.name, phone: null, tax_id: null },
    calculated_statement_descriptor: intent.statement_descriptor ?? 'AFFERENT',
    captured: false,
    created,
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: newId('pm_'),
    payment_method_details: instrument.kind === 'card' ? cardDetails(instrument) : debitDetails(instrument.type),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'pending',
    transfer_data: null,
    transfer_group: null,
  };
}

function cardDetails(card: Extract<Instrument, { kind: 'card' }>): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      extended_authorization: { status: 'disabled' },
      fingerprint: newId('', 16),
      funding: 'credit',
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: 0, status: 'unavailable' },
      regulated_status: null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

function debitDetails(type: 'au_becs_debit' | 'bacs_debit'): Stripe.Charge.PaymentMethodDetails {
  const account = { fingerprint: newId('', 16), last4: '3456' };
  if (type === 'au_becs_debit')
    return { type, au_becs_debit: { ...account, bsb_number: '000000', mandate: newId('mandate_') } };
  return { type, bacs_debit: { ...account, mandate: newId('mandate_'), sort_code: '108800' } };
}

export function outcomeOf(
  decline: { code: string; advice: 'do_not_try_again' | 'try_again_later' } | null,
): Stripe.Charge.Outcome {
  const declined = decline !== null;
  return {
    advice_code: decline?.advice ?? null,
    network_advice_code: null,
    network_decline_code: declined ? '01' : null,
    network_status: declined ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.code ?? null,
    risk_level: 'normal',
    seller_message: declined ? 'The bank returned a decline code.' : 'Payment complete.',
    type: declined ? 'issuer_declined' : 'authorized',
  };
}
