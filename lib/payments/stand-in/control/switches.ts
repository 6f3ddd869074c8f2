import { z } from 'zod';

export const FORGERIES = ['wrong-secret', 'stale', 'altered', 'replayed'] as const;
/**
 * A delivery that is not Stripe's: signed with another secret, signed over five minutes ago, changed after it was signed,
 * or another delivery once more, with the signature it had.
 */
export type Forgery = (typeof FORGERIES)[number];

/** What a test may make go wrong. All off by default. */
export interface Switches {
  /** Extra copies of every delivery. */
  duplicate: number;
  /** Wait before a delivery's first try. */
  delayMs: number;
  /** Deliveries that fall close together go out last first. */
  reorder: boolean;
  /** The next n delivery tries are lost on the way, and retried as Stripe does. */
  drop: number;
  /** Nothing goes out until `release`. */
  hold: boolean;
  /** What is wrong with every delivery; `true` is "wrong-secret". */
  forge: boolean | Forgery;
  /** The next n API calls answer 500 without doing anything. */
  failRequests: number;
  /** API calls take this long, so that two with one idempotency key can meet. */
  apiDelayMs: number;
}

export const NO_FAULTS: Readonly<Switches> = {
  duplicate: 0,
  delayMs: 0,
  reorder: false,
  drop: 0,
  hold: false,
  forge: false,
  failRequests: 0,
  apiDelayMs: 0,
};

const count = z.int().min(0).max(100_000);

export const switchesPatch = z.strictObject({
  duplicate: count.max(50).optional(),
  delayMs: count.optional(),
  reorder: z.boolean().optional(),
  drop: count.optional(),
  hold: z.boolean().optional(),
  forge: z.union([z.boolean(), z.enum(FORGERIES)]).optional(),
  failRequests: count.optional(),
  apiDelayMs: count.optional(),
});
export type SwitchesPatch = z.infer<typeof switchesPatch>;

export function turn(switches: Switches, patch: SwitchesPatch): void {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  Object.assign(switches, Object.fromEntries(given));
}
