/** What the caller chooses. Everything else about the stand-in follows from Stripe. */
export interface StripeStandInOptions {
  /** 0 picks a free port. The server always listens on 127.0.0.1 and nowhere else. */
  port: number;
  /** Where a browser reaches the card page, for example http://localhost:4242; loopback only. */
  publicUrl?: string;
  /** Where events are posted; loopback only. */
  webhookUrl: string;
  webhookSecret: string;
  secretKey: string;
  clock?: () => Date;
  /** JSON file that keeps the state over a restart; without it the state lives in memory. */
  stateFile?: string;
  delayedSettlementMs?: number;
  /** How long the card page waits for the `completed` webhook before it sends the buyer back. */
  redirectWaitMs?: number;
  /** Waits between delivery tries; one try more than there are waits. */
  webhookRetryDelaysMs?: readonly number[];
}

export type Settings = Required<Omit<StripeStandInOptions, 'port' | 'publicUrl' | 'stateFile' | 'clock'>>;

const RETRY_DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK_HOSTS.has(hostname) || hostname.endsWith('.localhost');
}

/** Throws unless every address is loopback: a stand-in must never face, or post to, the outside. */
export function readSettings(options: StripeStandInOptions): Settings {
  if (options.publicUrl !== undefined) refuseOutside('publicUrl', options.publicUrl);
  refuseOutside('webhookUrl', options.webhookUrl);
  if (!options.secretKey.startsWith('sk_test_') && !options.secretKey.startsWith('rk_test_')) {
    throw new Error('The Stripe stand-in takes a test key only (sk_test_… or rk_test_…).');
  }
  return {
    webhookUrl: options.webhookUrl,
    webhookSecret: options.webhookSecret,
    secretKey: options.secretKey,
    delayedSettlementMs: options.delayedSettlementMs ?? 15_000,
    redirectWaitMs: options.redirectWaitMs ?? 3_000,
    webhookRetryDelaysMs: options.webhookRetryDelaysMs ?? RETRY_DELAYS_MS,
  };
}

function refuseOutside(name: string, address: string): void {
  if (!isLoopbackHost(new URL(address).hostname)) {
    throw new Error(`The Stripe stand-in works on this machine only: ${name} is ${address}.`);
  }
}
