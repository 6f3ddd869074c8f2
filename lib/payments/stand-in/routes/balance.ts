import type Stripe from 'stripe';
import { z } from 'zod';
import { missing } from '../wire/errors.ts';
import { isWithin, page } from '../wire/lists.ts';
import { expand, integer, paging, readParams, text } from '../wire/params.ts';
import { nowSeconds } from '../world.ts';
import { idOf } from '../ids.ts';
import { found } from './call.ts';
import type { Call } from './call.ts';
import { currency } from './session-params.ts';

const expandOnly = z.strictObject({ expand });
const entryListParams = z.strictObject({
  ...paging,
  currency: currency.optional(),
  payout: text.optional(),
  source: text.optional(),
  type: text.optional(),
});
const payoutListParams = z.strictObject({
  ...paging,
  arrival_date: z
    .union([integer, z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial()])
    .optional(),
  destination: text.optional(),
  status: z.enum(['pending', 'paid', 'failed', 'canceled', 'in_transit']).optional(),
});
const warningListParams = z.strictObject({ ...paging, charge: text.optional(), payment_intent: text.optional() });

export function retrieveBalanceTransaction({ world, id, group }: Call): Stripe.BalanceTransaction {
  readParams(expandOnly, group);
  return shown(found(world.state.balanceTransactions, id, 'balance_transaction'), nowSeconds(world));
}

export function listBalanceTransactions({ world, group }: Call): Stripe.ApiList<Stripe.BalanceTransaction> {
  const params = readParams(entryListParams, group);
  const { balanceTransactions, payoutOf, payouts } = world.state;
  if (params.payout !== undefined && !payouts[params.payout]) throw missing('payout', params.payout, 'payout', 400);
  const wanted = Object.values(balanceTransactions).filter(
    (entry) =>
      (params.payout === undefined || payoutOf[entry.id] === params.payout) &&
      (params.type === undefined || entry.type === params.type) &&
      (params.source === undefined || entry.source === params.source) &&
      (params.currency === undefined || entry.currency === params.currency),
  );
  const now = nowSeconds(world);
  const { data, ...rest } = page('/v1/balance_transactions', wanted, params);
  return { ...rest, data: data.map((entry) => shown(entry, now)) };
}

/** Time makes a pending entry available; nothing is written for it. */
function shown(entry: Stripe.BalanceTransaction, now: number): Stripe.BalanceTransaction {
  return { ...entry, status: entry.available_on <= now ? 'available' : 'pending' };
}

export function retrievePayout({ world, id, group }: Call): Stripe.Payout {
  readParams(expandOnly, group);
  return found(world.state.payouts, id, 'payout');
}

export function listPayouts({ world, group }: Call): Stripe.ApiList<Stripe.Payout> {
  const { arrival_date, ...params } = readParams(payoutListParams, group);
  const arriving = Object.values(world.state.payouts).filter(
    (payout) =>
      (params.status === undefined || payout.status === params.status) &&
      (params.destination === undefined || idOf(payout.destination) === params.destination) &&
      (arrival_date === undefined || isWithin(payout.arrival_date, arrival_date)),
  );
  return page('/v1/payouts', arriving, params);
}

export function retrieveFraudWarning({ world, id, group }: Call): Stripe.Radar.EarlyFraudWarning {
  readParams(expandOnly, group);
  return found(world.state.fraudWarnings, id, 'early fraud warning');
}

export function listFraudWarnings({ world, group }: Call): Stripe.ApiList<Stripe.Radar.EarlyFraudWarning> {
  const params = readParams(warningListParams, group);
  const wanted = Object.values(world.state.fraudWarnings).filter(
    (warning) =>
      (params.charge === undefined || warning.charge === params.charge) &&
      (params.payment_intent === undefined || idOf(warning.payment_intent) === params.payment_intent),
  );
  return page('/v1/radar/early_fraud_warnings', wanted, params);
}
