import Stripe from 'stripe';
import { newId } from './ids.ts';
import type { Settings } from './options.ts';
import type { State } from './state.ts';
import type { Switches } from './control/switches.ts';
import type { EventBody, StandInEvent } from './webhooks/event-types.ts';

/** Everything a request may touch. One per server; handlers are synchronous, so it needs no locks. */
export interface World {
  settings: Settings;
  state: State;
  switches: Switches;
  clock: () => Date;
  publicUrl: string;
  /** The API request under way, which its events name. */
  request: { id: string; idempotencyKey: string | null } | null;
  /** Set by the server: hands a new event to the webhook sender. */
  deliver: (event: StandInEvent) => void;
  /** Set by the server: writes the state file, where there is one. */
  save: () => void;
}

export function nowSeconds(world: World): number {
  return Math.floor(world.clock().getTime() / 1000);
}

export function cardPageAddress(world: World, sessionId: string): string {
  return `${world.publicUrl}/c/pay/${sessionId}`;
}

/** Records an event with a snapshot of its object and queues its delivery. */
export function emit(world: World, body: EventBody): StandInEvent {
  const envelope = {
    id: newId('evt_'),
    object: 'event' as const,
    api_version: Stripe.API_VERSION,
    created: nowSeconds(world),
    livemode: false,
    pending_webhooks: 1,
    request: world.request ? { id: world.request.id, idempotency_key: world.request.idempotencyKey } : null,
  };
  const event: StandInEvent = { ...envelope, ...structuredClone(body) };
  world.state.events[event.id] = event;
  world.deliver(event);
  return event;
}
