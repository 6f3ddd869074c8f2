import type Stripe from 'stripe';
import { idOf } from '../ids.ts';
import type { SessionRecord, State } from '../state.ts';
import { invalid, missing } from '../wire/errors.ts';
import { emit } from '../world.ts';
import type { World } from '../world.ts';
import type { Decline } from './cards.ts';
import { fail, succeed } from './pay.ts';

export type Settlement = 'succeeded' | 'failed';

const DEBIT_FAILED: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'The bank debit could not be collected.',
  recorded: 'The payment could not be collected: insufficient funds.',
};

/** The bank has decided on a delayed payment. */
export function settle(world: World, sessionId: string, outcome: Settlement): Stripe.Checkout.Session {
  const record = sessionRecord(world.state, sessionId);
  const { session } = record;
  const intent = world.state.paymentIntents[idOf(session.payment_intent) ?? ''];
  const charge = world.state.charges[idOf(intent?.latest_charge) ?? ''];
  if (!intent || !charge || intent.status !== 'processing')
    throw invalid(`Nothing waits for the bank in ${sessionId}.`);
  record.settleAtMs = null;
  if (outcome === 'succeeded') {
    succeed(world, intent, charge);
    session.payment_status = 'paid';
    emit(world, { type: 'checkout.session.async_payment_succeeded', data: { object: session } });
  } else {
    fail(world, intent, charge, DEBIT_FAILED);
    emit(world, { type: 'checkout.session.async_payment_failed', data: { object: session } });
  }
  return session;
}

export function expireSession(world: World, sessionId: string): Stripe.Checkout.Session {
  const { session } = sessionRecord(world.state, sessionId);
  if (session.status !== 'open') {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  session.status = 'expired';
  session.url = null;
  emit(world, { type: 'checkout.session.expired', data: { object: session } });
  return session;
}

/** Everything whose hour has come: sessions past `expires_at`, bank debits past their settlement. Returns how many. */
export function sweep(world: World): number {
  const nowMs = world.clock().getTime();
  const records = Object.values(world.state.sessions);
  const late = records.filter(({ session }) => session.status === 'open' && session.expires_at * 1000 <= nowMs);
  const due = records.filter(({ settleAtMs }) => settleAtMs !== null && settleAtMs <= nowMs);
  for (const { session } of late) expireSession(world, session.id);
  for (const { session } of due) settle(world, session.id, 'succeeded');
  return late.length + due.length;
}

export function sessionRecord(state: State, id: string): SessionRecord {
  const record = state.sessions[id];
  if (!record) throw missing('checkout.session', id, 'session');
  return record;
}
