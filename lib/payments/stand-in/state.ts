import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Stripe from 'stripe';
import type { StandInEvent } from './webhooks/event-types.ts';

export type StoredPrice = Omit<Stripe.Price, 'unit_amount_decimal' | 'product'> & {
  product: string;
  unit_amount: number;
};
export type StoredLineItem = Omit<Stripe.LineItem, 'price'> & { price: string; quantity: number };

/** What the buyer's payment will carry, said when the session was created. */
interface IntentPlan {
  description: string | null;
  metadata: Record<string, string>;
  receiptEmail: string | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
}

export interface SessionRecord {
  session: Stripe.Checkout.Session;
  lineItems: StoredLineItem[];
  intentPlan: IntentPlan;
  /** When a delayed payment settles by itself (milliseconds since 1970). */
  settleAtMs: number | null;
}

export interface DeliveryRecord {
  id: string;
  eventId: string;
  tries: number;
  outcome: 'pending' | 'delivered' | 'given_up';
  lastStatus: number | null;
}

export interface SavedAnswer {
  fingerprint: string;
  status: number;
  body: string;
  atSeconds: number;
}

export interface State {
  apiVersion: string;
  sessions: Record<string, SessionRecord>;
  paymentIntents: Record<string, Stripe.PaymentIntent>;
  charges: Record<string, Stripe.Charge>;
  refunds: Record<string, Stripe.Refund>;
  disputes: Record<string, Stripe.Dispute>;
  balanceTransactions: Record<string, Stripe.BalanceTransaction>;
  payouts: Record<string, Stripe.Payout>;
  /** Of a balance transaction: the payout that took it to the bank. */
  payoutOf: Record<string, string>;
  fraudWarnings: Record<string, Stripe.Radar.EarlyFraudWarning>;
  customers: Record<string, Stripe.Customer>;
  products: Record<string, Stripe.Product>;
  prices: Record<string, StoredPrice>;
  coupons: Record<string, Stripe.Coupon>;
  promotionCodes: Record<string, Stripe.PromotionCode>;
  events: Record<string, StandInEvent>;
  deliveries: DeliveryRecord[];
  answers: Record<string, SavedAnswer>;
}

export function emptyState(): State {
  return {
    apiVersion: Stripe.API_VERSION,
    sessions: {},
    paymentIntents: {},
    charges: {},
    refunds: {},
    disputes: {},
    balanceTransactions: {},
    payouts: {},
    payoutOf: {},
    fraudWarnings: {},
    customers: {},
    products: {},
    prices: {},
    coupons: {},
    promotionCodes: {},
    events: {},
    deliveries: [],
    answers: {},
  };
}

const EVENT_KEPT_SECONDS = 30 * 24 * 60 * 60;
const ANSWER_KEPT_SECONDS = 24 * 60 * 60;

/** Starts empty where there is no file, or where it was written for another API version. Old events go, as at Stripe. */
export function loadState(file: string, nowSeconds: number): State {
  const state = readState(file);
  const isRecent = (seconds: number, kept: number) => seconds + kept >= nowSeconds;
  const events = Object.entries(state.events).filter(([, event]) => isRecent(event.created, EVENT_KEPT_SECONDS));
  const answers = Object.entries(state.answers).filter(([, answer]) => isRecent(answer.atSeconds, ANSWER_KEPT_SECONDS));
  return { ...state, events: Object.fromEntries(events), answers: Object.fromEntries(answers) };
}

function readState(file: string): State {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return emptyState();
  }
  const saved = JSON.parse(text) as State;
  return saved.apiVersion === Stripe.API_VERSION ? { ...emptyState(), ...saved } : emptyState();
}

/** Written beside and renamed, so that a killed process leaves the old file or the new one. */
export function saveState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file);
}
