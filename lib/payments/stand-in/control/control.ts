import type Stripe from 'stripe';
import { closeDispute, expireSession, openDispute, settle } from '../checkout/later.ts';
import type { Settlement } from '../checkout/later.ts';
import { failRefund, succeedRefund } from '../checkout/refund.ts';
import { emptyState } from '../state.ts';
import type { State } from '../state.ts';
import { missing } from '../wire/errors.ts';
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
  dispute(id: string, reason?: string): Stripe.Dispute;
  closeDispute(disputeId: string, status: 'won' | 'lost'): Stripe.Dispute;
  succeedRefund(refundId: string): Stripe.Refund;
  failRefund(refundId: string): Stripe.Refund;
  /** Sends an event once more, as the dashboard's button does. */
  resend(eventId: string): void;
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
    dispute: (id, reason) => saved(openDispute(world, id, reason)),
    closeDispute: (disputeId, status) => saved(closeDispute(world, disputeId, status)),
    succeedRefund: (refundId) => saved(succeedRefund(world, refundId)),
    failRefund: (refundId) => saved(failRefund(world, refundId)),
    resend(eventId) {
      const event = world.state.events[eventId];
      if (!event) throw missing('event', eventId);
      sender.queue(event);
      world.save();
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
