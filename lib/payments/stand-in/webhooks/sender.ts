import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { DeliveryRecord } from '../state.ts';
import { nowSeconds } from '../world.ts';
import type { World } from '../world.ts';
import type { Switches } from '../control/switches.ts';
import type { StandInEvent } from './event-types.ts';

const ANSWER_WITHIN_MS = 10_000;
/** How long deliveries gather while `reorder` is on. */
const GATHER_MS = 150;
const SAVE_WITHIN_MS = 200;
/** Stripe's SDK takes signatures of up to 300 seconds. */
const STALE_SECONDS = 301;
const FORGED_SECRET = `whsec_${randomBytes(24).toString('hex')}`;

interface Signed {
  payload: string;
  signature: string;
}

function sign(event: StandInEvent, secret: string, timestamp: number): Signed {
  const payload = JSON.stringify(event, null, 2);
  return { payload, signature: Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) };
}

/** Posts events to the endpoint: signed, retried with growing waits, and hindered by the switches. */
export class WebhookSender {
  readonly #world: World;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting = new Map<string, () => void>();
  #held: DeliveryRecord[] = [];
  #gathered: DeliveryRecord[] = [];
  #closed = false;
  #savePlanned = false;
  /** The delivery before, as it was signed. */
  #last: Signed | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  queue(event: StandInEvent): void {
    const copies = 1 + this.#world.switches.duplicate;
    event.pending_webhooks = copies;
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery: DeliveryRecord = {
        id: newId('whd_'),
        eventId: event.id,
        tries: 0,
        outcome: 'pending',
        lastStatus: null,
      };
      this.#world.state.deliveries.push(delivery);
      this.#start(delivery);
    }
  }

  /** Takes up again what a stopped server had left. */
  resume(): void {
    const { state } = this.#world;
    state.deliveries = state.deliveries.filter((delivery) => delivery.outcome === 'pending');
    for (const delivery of state.deliveries) this.#start(delivery);
  }

  /** Sends what `hold` kept back. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const delivery of held) this.#start(delivery);
  }

  forget(): void {
    this.#held = [];
    this.#gathered = [];
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#savePlanned = false;
    for (const done of this.#waiting.values()) done();
  }

  close(): void {
    this.#closed = true;
    this.forget();
  }

  /** Resolves at the first try's answer, or after `withinMs`; at once where nothing will be tried soon. */
  async firstAnswer(eventId: string, withinMs: number): Promise<void> {
    const { hold, delayMs } = this.#world.switches;
    if (hold || delayMs >= withinMs) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#waiting.delete(eventId);
        resolve();
      };
      this.#waiting.set(eventId, done);
      this.#after(withinMs, done);
    });
  }

  #start(delivery: DeliveryRecord): void {
    const { hold, reorder, delayMs } = this.#world.switches;
    if (hold) this.#held.push(delivery);
    else if (reorder) this.#gather(delivery);
    else this.#after(delayMs, () => void this.#attempt(delivery));
  }

  #gather(delivery: DeliveryRecord): void {
    this.#gathered.push(delivery);
    if (this.#gathered.length > 1) return;
    this.#after(Math.max(GATHER_MS, this.#world.switches.delayMs), () => {
      const lastFirst = this.#gathered.reverse();
      this.#gathered = [];
      void this.#inTurn(lastFirst);
    });
  }

  async #inTurn(deliveries: DeliveryRecord[]): Promise<void> {
    for (const delivery of deliveries) await this.#attempt(delivery);
  }

  async #attempt(delivery: DeliveryRecord): Promise<void> {
    const event = this.#world.state.events[delivery.eventId];
    if (this.#closed || !event) return;
    if (this.#world.switches.hold) {
      this.#held.push(delivery);
      return;
    }
    delivery.tries += 1;
    delivery.lastStatus = await this.#post(event);
    const succeeded = delivery.lastStatus !== null && delivery.lastStatus >= 200 && delivery.lastStatus < 300;
    if (this.#closed) return;
    if (succeeded) {
      delivery.outcome = 'delivered';
      event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
    } else this.#again(delivery);
    this.#waiting.get(event.id)?.();
    this.#saveSoon();
  }

  #again(delivery: DeliveryRecord): void {
    const waitMs = this.#world.settings.webhookRetryDelaysMs[delivery.tries - 1];
    if (waitMs === undefined) delivery.outcome = 'given_up';
    else this.#after(waitMs, () => void this.#attempt(delivery));
  }

  /** Sends one event now, once, whatever the switches say; answers the endpoint's status, null where there was none. */
  async deliver(event: StandInEvent, forge: Switches['forge'] = false): Promise<number | null> {
    return this.#send(event, forge);
  }

  async #post(event: StandInEvent): Promise<number | null> {
    const { switches } = this.#world;
    if (switches.drop > 0) {
      switches.drop -= 1;
      return null;
    }
    return this.#send(event, switches.forge);
  }

  async #send(event: StandInEvent, forge: Switches['forge']): Promise<number | null> {
    const { settings } = this.#world;
    const honest = sign(event, settings.webhookSecret, nowSeconds(this.#world));
    const { payload, signature } = this.#forged(honest, event, forge);
    this.#last = honest;
    try {
      const response = await fetch(settings.webhookUrl, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Stripe-Signature': signature,
          'User-Agent': 'Stripe/1.0 (local stand-in)',
        },
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }

  #forged(honest: Signed, event: StandInEvent, forge: Switches['forge']): Signed {
    const now = nowSeconds(this.#world);
    switch (forge) {
      case false:
        return honest;
      case true:
      case 'wrong-secret':
        return sign(event, FORGED_SECRET, now);
      case 'stale':
        return sign(event, this.#world.settings.webhookSecret, now - STALE_SECONDS);
      case 'altered':
        return { ...honest, payload: honest.payload.replace('"livemode": false', '"livemode": true') };
      case 'replayed':
        return this.#last ?? honest;
    }
  }

  /** Outcomes are written together: one lost to a crash only means one more delivery, which Stripe allows itself too. */
  #saveSoon(): void {
    if (this.#savePlanned) return;
    this.#savePlanned = true;
    this.#after(SAVE_WITHIN_MS, () => {
      this.#savePlanned = false;
      this.#world.save();
    });
  }

  #after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}
