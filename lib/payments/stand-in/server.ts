import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { now } from '../../time/clock.ts';
import { sweep } from './checkout/later.ts';
import { createControl } from './control/control.ts';
import type { StripeStandInControl } from './control/control.ts';
import { answerControl } from './control/routes.ts';
import { NO_FAULTS } from './control/switches.ts';
import { isLoopbackHost, readSettings } from './options.ts';
import type { StripeStandInOptions } from './options.ts';
import { answerPage } from './page/handler.ts';
import { emptyState, loadState, saveState } from './state.ts';
import { WebhookSender } from './webhooks/sender.ts';
import { answerApi } from './wire/api.ts';
import { sendJson } from './wire/body.ts';
import { RunningKeys } from './wire/idempotency.ts';
import { cardPageAddress } from './world.ts';
import type { World } from './world.ts';

const SWEEP_MS = 250;

export interface StripeStandIn {
  url: string;
  port: number;
  control: StripeStandInControl;
  close(): Promise<void>;
}

/** Starts the local stand-in for Stripe on 127.0.0.1. Throws on any address that is not loopback. */
export async function startStripeStandIn(options: StripeStandInOptions): Promise<StripeStandIn> {
  const world = createWorld(options);
  const sender = new WebhookSender(world);
  world.deliver = (event) => sender.queue(event);
  const control = createControl(world, sender);
  const running = new RunningKeys();
  const server = createServer((request, response) => void answer(world, sender, control, running, request, response));
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  world.publicUrl = (options.publicUrl ?? url).replace(/\/$/, '');
  for (const { session } of Object.values(world.state.sessions)) {
    // A restart may have moved to another port.
    if (session.status === 'open') session.url = cardPageAddress(world, session.id);
  }
  sender.resume();
  const sweeper = setInterval(() => {
    if (sweep(world) > 0) world.save();
  }, SWEEP_MS);
  sweeper.unref();
  return {
    url,
    port,
    control,
    async close() {
      clearInterval(sweeper);
      sender.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      world.save();
    },
  };
}

function createWorld(options: StripeStandInOptions): World {
  const { stateFile } = options;
  const clock = options.clock ?? now;
  const state = stateFile === undefined ? emptyState() : loadState(stateFile, Math.floor(clock().getTime() / 1000));
  return {
    settings: readSettings(options),
    state,
    switches: { ...NO_FAULTS },
    clock,
    publicUrl: '',
    request: null,
    deliver: () => undefined,
    save: () => {
      if (stateFile !== undefined) saveState(stateFile, state);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The stand-in has no port.'));
    });
  });
}

async function answer(
  world: World,
  sender: WebhookSender,
  control: StripeStandInControl,
  running: RunningKeys,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!isFromHere(request))
      sendJson(response, 421, '{"error":{"message":"The stand-in answers loopback addresses only."}}');
    else if (await answerControl(control, request, response)) return;
    else if (await answerPage(world, sender, request, response)) return;
    else await answerApi(world, running, request, response);
  } catch (error) {
    if (!response.headersSent)
      sendJson(response, 500, JSON.stringify({ error: { type: 'api_error', message: String(error) } }));
    else response.destroy();
  }
}

/** A name of another site that resolves to 127.0.0.1 (DNS rebinding) is turned away. */
function isFromHere(request: IncomingMessage): boolean {
  const host = `http://${request.headers.host ?? ''}`;
  return URL.canParse(host) && isLoopbackHost(new URL(host).hostname);
}
