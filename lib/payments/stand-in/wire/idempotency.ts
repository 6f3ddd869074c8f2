import { createHash } from 'node:crypto';
import type { SavedAnswer, State } from '../state.ts';
import { invalid, StripeFailure } from './errors.ts';

const KEPT_SECONDS = 24 * 60 * 60;

export function fingerprintOf(method: string, path: string, body: string): string {
  const sorted = [...new URLSearchParams(body)].map(([name, value]) => `${name}=${value}`).sort();
  return createHash('sha256')
    .update([method, path, ...sorted].join('\n'))
    .digest('hex');
}

/** The saved answer to the same call, or null for a first use. Throws on other parameters. */
export function savedAnswer(state: State, key: string, fingerprint: string, nowSeconds: number): SavedAnswer | null {
  if (key.length > 255) throw invalid('Idempotency keys can have up to 255 characters.');
  const saved = state.answers[key];
  if (!saved || saved.atSeconds + KEPT_SECONDS < nowSeconds) return null;
  if (saved.fingerprint === fingerprint) return saved;
  const message =
    'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
    `Try using a key other than '${key}' if you meant to execute a different request.`;
  throw new StripeFailure(400, 'idempotency_error', message);
}

/** Keys of calls still running: a second call with one of them is told to wait. */
export class RunningKeys {
  readonly #keys = new Set<string>();

  start(key: string): void {
    if (this.#keys.has(key)) {
      const message = `There is currently another in-progress request using this Idempotent Key: ${key}. Please try again later.`;
      throw new StripeFailure(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' });
    }
    this.#keys.add(key);
  }

  end(key: string): void {
    this.#keys.delete(key);
  }
}
