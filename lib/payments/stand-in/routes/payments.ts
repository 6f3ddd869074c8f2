import type Stripe from 'stripe';
import { z } from 'zod';
import { findRefund, refundCharge } from '../checkout/refund.ts';
import { idOf } from '../ids.ts';
import { invalid, missing } from '../wire/errors.ts';
import { page } from '../wire/lists.ts';
import { expand, integer, metadata, paging, readParams, text } from '../wire/params.ts';
import type { World } from '../world.ts';
import { found } from './call.ts';
import type { Call } from './call.ts';

const expandOnly = z.strictObject({ expand });
const byPayment = z.strictObject({ ...paging, charge: text.optional(), payment_intent: text.optional() });
const byCustomer = z.strictObject({ ...paging, customer: text.optional() });
const refundShape = {
  amount: integer.optional(),
  charge: text.optional(),
  expand,
  metadata: metadata.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
} satisfies Partial<Record<keyof Stripe.RefundCreateParams, z.ZodType>>;

export function retrievePaymentIntent({ world, id, group }: Call): Stripe.PaymentIntent {
  readParams(expandOnly, group);
  return found(world.state.paymentIntents, id, 'payment_intent');
}

export function listPaymentIntents({ world, group }: Call): Stripe.ApiList<Stripe.PaymentIntent> {
  const params = readParams(byCustomer, group);
  const intents = Object.values(world.state.paymentIntents);
  const wanted = intents.filter((intent) => params.customer === undefined || idOf(intent.customer) === params.customer);
  return page('/v1/payment_intents', wanted, params);
}

export function retrieveCharge({ world, id, group }: Call): Stripe.Charge {
  readParams(expandOnly, group);
  return found(world.state.charges, id, 'charge');
}

export function listCharges({ world, group }: Call): Stripe.ApiList<Stripe.Charge> {
  const params = readParams(
    z.strictObject({ ...paging, customer: text.optional(), payment_intent: text.optional() }),
    group,
  );
  const wanted = Object.values(world.state.charges).filter(
    (charge) =>
      (params.payment_intent === undefined || idOf(charge.payment_intent) === params.payment_intent) &&
      (params.customer === undefined || idOf(charge.customer) === params.customer),
  );
  return page('/v1/charges', wanted, params);
}

export function createRefund({ world, group }: Call): Stripe.Refund {
  const params = readParams(z.strictObject(refundShape), group);
  if (params.amount !== undefined && params.amount < 1) {
    throw invalid('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  }
  const charge = chargeToRefund(world, params.charge, params.payment_intent);
  const facts = { reason: params.reason ?? null, metadata: params.metadata ?? {} };
  return refundCharge(world, charge, facts, params.amount ?? null);
}

export function retrieveRefund({ world, id, group }: Call): Stripe.Refund {
  readParams(expandOnly, group);
  return findRefund(world.state, id);
}

export function listRefunds({ world, group }: Call): Stripe.ApiList<Stripe.Refund> {
  const params = readParams(byPayment, group);
  return page(
    '/v1/refunds',
    Object.values(world.state.refunds).filter((refund) => belongsTo(refund, params)),
    params,
  );
}

export function retrieveDispute({ world, id, group }: Call): Stripe.Dispute {
  readParams(expandOnly, group);
  return found(world.state.disputes, id, 'dispute');
}

export function listDisputes({ world, group }: Call): Stripe.ApiList<Stripe.Dispute> {
  const params = readParams(byPayment, group);
  return page(
    '/v1/disputes',
    Object.values(world.state.disputes).filter((dispute) => belongsTo(dispute, params)),
    params,
  );
}

function belongsTo(
  object: Pick<Stripe.Refund | Stripe.Dispute, 'charge' | 'payment_intent'>,
  wanted: { charge?: string | undefined; payment_intent?: string | undefined },
): boolean {
  return (
    (wanted.charge === undefined || idOf(object.charge) === wanted.charge) &&
    (wanted.payment_intent === undefined || idOf(object.payment_intent) === wanted.payment_intent)
  );
}

function chargeToRefund(world: World, chargeId: string | undefined, intentId: string | undefined): Stripe.Charge {
  const { charges, paymentIntents } = world.state;
  if ((chargeId === undefined) === (intentId === undefined)) {
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  }
  const intent = intentId === undefined ? null : paymentIntents[intentId];
  if (intent === undefined) throw missing('payment_intent', intentId ?? '', 'payment_intent', 400);
  const id = chargeId ?? idOf(intent?.latest_charge) ?? '';
  const charge = charges[id];
  if (!charge && chargeId !== undefined) throw missing('charge', chargeId, 'charge', 400);
  if (charge?.status === 'succeeded') return charge;
  throw invalid(`This payment (${intentId ?? id}) does not have a successful charge to refund.`, {
    code: 'payment_intent_unexpected_state',
  });
}
