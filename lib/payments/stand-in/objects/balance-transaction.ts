import type Stripe from 'stripe';
import { newId } from '../ids.ts';

/** Stripe's words for the movements that the stand-in knows, each with the group that bookkeepers sort by. */
const CATEGORIES = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund_failure',
  dispute: 'dispute',
  dispute_reversal: 'dispute_reversal',
  payout: 'payout',
} as const;
export type Movement = keyof typeof CATEGORIES;

interface MovementFacts {
  movement: Movement;
  /** Below zero for money that leaves. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
  created: number;
  availableOn: number;
}

export function buildBalanceTransaction(facts: MovementFacts): Stripe.BalanceTransaction {
  const { movement, amount, fee, currency, source, description, created, availableOn } = facts;
  const isDispute = movement === 'dispute' || movement === 'dispute_reversal';
  return {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn,
    balance_type: 'payments',
    created,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: isDispute ? 'Dispute fee' : 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: CATEGORIES[movement],
    source,
    status: availableOn <= created ? 'available' : 'pending',
    type: isDispute ? 'adjustment' : movement,
  };
}
