import type Stripe from 'stripe';
import { idOf, newId } from '../ids.ts';

export interface RefundFacts {
  amount: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Record<string, string>;
}

/** A card refund succeeds at once; a bank debit's takes its time, as at Stripe. */
export function buildRefund(charge: Stripe.Charge, facts: RefundFacts, created: number): Stripe.Refund {
  const isCard = charge.payment_method_details?.type === 'card';
  return {
    id: newId('re_'),
    object: 'refund',
    amount: facts.amount,
    balance_transaction: null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    ...(isCard
      ? {
          destination_details: {
            type: 'card',
            card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
          },
        }
      : {}),
    metadata: facts.metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isCard ? 'succeeded' : 'pending',
    transfer_reversal: null,
  };
}
