import type Stripe from 'stripe';
import { idOf, newId } from '../ids.ts';

export function buildFraudWarning(charge: Stripe.Charge, created: number): Stripe.Radar.EarlyFraudWarning {
  const intentId = idOf(charge.payment_intent);
  return {
    id: newId('issfr_'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created,
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    ...(intentId === null ? {} : { payment_intent: intentId }),
  };
}
