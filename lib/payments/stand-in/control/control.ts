import type Stripe from 'stripe';
import { payOut } from '../checkout/balance.ts';
import { closeDispute, openDispute, reviewDispute, warnOfFraud } from '../checkout/dispute.ts';
import type { DisputeEnd, DisputeKind } from '../checkout/dispute.ts';
import { expireSession, settle, sweep } from '../checkout/later.ts';
import type { Settlement } from '../checkout/later.ts';
import { failRefund, succeedRefund } from '../checkout/refund.ts';
import { emptyState } from '../state.ts';
import type { State } from '../state.ts';
import { missing } from '../wire/errors.ts';
import type { StandInEvent } from '../webhooks/event-types.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { World } from '../world.ts';
import { NO_FAULTS, switchesPatch, turn } from './switches.ts';
import type { Switches, SwitchesPatch } from './switches.ts';

interface ControlState {
  switches: Switches;
  counts: Record<string, number>;
  deliveries: State['deliveries'];
  sessions: {
    id: string;
    status: string | null;
    payment_status: string;
    client_reference_id: string | null;
    payment_intent: string | null;
  }[];
}

/** What a test may do to the stand-in behind Stripe's back. */
export interface StripeStandInControl {
  set(patch: SwitchesPatch): Switches;
  state(): ControlState;
  settle(sessionId: string, outcome: Settlement): Stripe.Checkout.Session;
  expireSession(sessionId: string): Stripe.Checkout.Session;
  /** Takes a session, payment intent or charge id. */
  dispute(id: string, reason?: string, kind?: DisputeKind): Stripe.Dispute;
  /** The bank has the evidence; after a loss, the appeal. */
  reviewDispute(disputeId: string): Stripe.Dispute;
  closeDispute(disputeId: string, status: DisputeEnd): Stripe.Dispute;
  /** A fraud warning about a session, payment intent or charge. */
  warnOfFraud(id: string): Stripe.Radar.EarlyFraudWarning;
  /** Pays out what is available in a currency: "aud". */
  payOut(currency: string): Stripe.Payout;
  succeedRefund(refundId: string): Stripe.Refund;
  failRefund(refundId: string): Stripe.Refund;
  /** Sends an event once more, as the dashboard's button does. */
  resend(eventId: string): void;
  /** Every event so far, oldest first; `from` leaves the first ones out. */
  events(from?: number): StandInEvent[];
  /** Everything on the books, as it stands; to be read and not changed. */
  books(): Pick<State, 'sessions' | 'paymentIntents' | 'charges' | 'refunds' | 'disputes'>;
  /** Sends one event now and once, past every switch. Answers the endpoint's status; null where there was no answer. */
  deliver(eventId: string, forge?: Switches['forge']): Promise<number | null>;
  /** Lets happen what the clock has made due. */
  tick(): void;
  /** Switches `hold` off and sends what it kept back. */
  release(): void;
  /** Forgets everything: objects, events, deliveries, switches. */
  reset(): void;
}

export function createControl(world: World, sender: WebhookSender): StripeStandInControl {
  const saved = <T>(result: T): T => {
    world.save();
    return result;
  };
  return {
    set(patch) {
      turn(world.switches, switchesPatch.parse(patch));
      if (patch.hold === false) sender.release();
      return { ...world.switches };
    },
    state: () => describe(world),
    settle: (sessionId, outcome) => saved(settle(world, sessionId, outcome)),
    expireSession: (sessionId) => saved(expireSession(world, sessionId)),
    dispute: (id, reason, kind) => saved(openDispute(world, id, reason, kind)),
    reviewDispute: (disputeId) => saved(reviewDispute(world, disputeId)),
    warnOfFraud: (id) => saved(warnOfFraud(world, id)),
    payOut: (currency) => saved(payOut(world, currency)),
    closeDispute: (disputeId, status) => saved(closeDispute(world, disputeId, status)),
    succeedRefund: (refundId) => saved(succeedRefund(world, refundId)),
    failRefund: (refundId) => saved(failRefund(world, refundId)),
    resend(eventId) {
      sender.queue(eventOf(world, eventId));
      world.save();
    },
    events: (from = 0) => Object.values(world.state.events).slice(from),
    books: () => world.state,
    deliver: (eventId, forge) => sender.deliver(eventOf(world, eventId), forge),
    tick() {
      if (sweep(world) > 0) world.save();
    },
    release() {
      world.switches.hold = false;
      sender.release();
    },
    reset() {
      sender.forget();
      Object.assign(world.switches, NO_FAULTS);
      Object.assign(world.state, emptyState());
      world.save();
    },
  };
}

function eventOf(world: World, id: string): StandInEvent {
  const event = world.state.events[id];
  if (!event) throw missing('event', id);
  return event;
}

function describe(world: World): ControlState {
  const { deliveries, answers: _answers, apiVersion: _apiVersion, ...kinds } = world.state;
  return {
    switches: { ...world.switches },
    counts: Object.fromEntries(Object.entries(kinds).map(([kind, objects]) => [kind, Object.keys(objects).length])),
    deliveries,
    sessions: Object.values(world.state.sessions).map(({ session }) => ({
      id: session.id,
      status: session.status,
      payment_status: session.payment_status,
      client_reference_id: session.client_reference_id,
      payment_intent: typeof session.payment_intent === 'string' ? session.payment_intent : null,
    })),
  };
}
