import type Stripe from 'stripe';
import { buildBalanceTransaction } from '../objects/balance-transaction.ts';
import type { Movement } from '../objects/balance-transaction.ts';
import { buildPayout } from '../objects/payout.ts';
import { emit, nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import { invalid } from '../wire/errors.ts';

/** The stand-in's own, not Stripe's: 1.75 % and 30 of the smallest unit for a payment, 25.00 for a dispute. */
const FEE_THOUSANDTHS = 17.5;
const FEE_FIXED = 30;
const DISPUTE_FEE = 2_500;
/** The stand-in's own as well: payments are available for payout after two days, all else at once. */
const AVAILABLE_AFTER_SECONDS = 2 * 24 * 60 * 60;

/** The money of a charge comes in. */
export function book(world: World, charge: Stripe.Charge): void {
  const fee = Math.round((charge.amount * FEE_THOUSANDTHS) / 1_000) + FEE_FIXED;
  const isCard = charge.payment_method_details?.type === 'card';
  const { id } = record(world, charge, isCard ? 'charge' : 'payment', charge.amount, fee, charge.id);
  charge.balance_transaction = id;
}

/** The money of a refund leaves. Stripe keeps the fee of the payment. */
export function bookRefund(world: World, charge: Stripe.Charge, refund: Stripe.Refund): void {
  const isCard = charge.payment_method_details?.type === 'card';
  const { id } = record(world, charge, isCard ? 'refund' : 'payment_refund', -refund.amount, 0, refund.id);
  refund.balance_transaction = id;
}

/** The bank sent a refund's money back. */
export function bookRefundFailure(world: World, charge: Stripe.Charge, refund: Stripe.Refund): void {
  refund.failure_balance_transaction = record(world, charge, 'refund_failure', refund.amount, 0, refund.id).id;
}

/** The bank takes what is disputed, and Stripe its fee. */
export function withdraw(world: World, charge: Stripe.Charge, dispute: Stripe.Dispute): void {
  dispute.balance_transactions.push(record(world, charge, 'dispute', -dispute.amount, DISPUTE_FEE, dispute.id));
  emit(world, { type: 'charge.dispute.funds_withdrawn', data: { object: dispute } });
}

/** What was disputed comes back; the fee does not. */
export function reinstate(world: World, charge: Stripe.Charge, dispute: Stripe.Dispute): void {
  dispute.balance_transactions.push(record(world, charge, 'dispute_reversal', dispute.amount, 0, dispute.id));
  emit(world, { type: 'charge.dispute.funds_reinstated', data: { object: dispute } });
}

/** Takes what is available in a currency to the bank, in one payout that arrives at once. Refused when nothing is. */
export function payOut(world: World, currency: string): Stripe.Payout {
  const { balanceTransactions, payoutOf, payouts } = world.state;
  const now = nowSeconds(world);
  const due = Object.values(balanceTransactions).filter(
    (entry) => entry.currency === currency && payoutOf[entry.id] === undefined && entry.available_on <= now,
  );
  const amount = due.reduce((sum, { net }) => sum + net, 0);
  if (amount <= 0) throw invalid(`Nothing is available to pay out in ${currency}.`, { code: 'balance_insufficient' });
  const payout = buildPayout(amount, currency, now);
  payouts[payout.id] = payout;
  const source = { currency, description: payout.description };
  const own = record(world, source, 'payout', -amount, 0, payout.id);
  payout.balance_transaction = own.id;
  for (const { id } of [...due, own]) payoutOf[id] = payout.id;
  emit(world, { type: 'payout.created', data: { object: payout } });
  emit(world, { type: 'payout.paid', data: { object: payout } });
  return payout;
}

function record(
  world: World,
  { currency, description }: Pick<Stripe.Charge, 'currency' | 'description'>,
  movement: Movement,
  amount: number,
  fee: number,
  source: string,
): Stripe.BalanceTransaction {
  const created = nowSeconds(world);
  const waits = movement === 'charge' || movement === 'payment';
  const availableOn = waits ? created + AVAILABLE_AFTER_SECONDS : created;
  const facts = { movement, amount, fee, currency, source, description, created, availableOn };
  const entry = buildBalanceTransaction(facts);
  world.state.balanceTransactions[entry.id] = entry;
  return entry;
}
