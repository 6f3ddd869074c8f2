import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '#lib/db/client.ts';
import { ok } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { codeProblemSentence } from './messages/pricing.ts';
import { quote } from './queries-quote.ts';
import type { OrderWish, Quote, QuoteRefusal } from './schema.ts';

const windowSeconds = 60 * 60;
/** Far more than slips of the keyboard need, far fewer than guessing does. */
const mostRefused = 20;

export type CodeLimit = {
  /** Counts a try before it is made, so that many at once are many. */
  mayTry(userId: string): Promise<boolean>;
  /** The code was good: the try does not count. */
  noteGood(userId: string): Promise<void>;
};

/** How many codes one therapist may try in an hour that come to nothing. Kept per process, as the network's limits are. */
export function createCodeLimit(points: number): CodeLimit {
  const limiter = new RateLimiterMemory({ points, duration: windowSeconds });
  return {
    async mayTry(userId) {
      try {
        await limiter.consume(userId);
        return true;
      } catch (error) {
        if (error instanceof RateLimiterRes) return false;
        throw error;
      }
    },
    async noteGood(userId) {
      await limiter.reward(userId);
    },
  };
}

const ofThisProcess = createCodeLimit(mostRefused);

/**
 * A quote with the code as the viewer typed it. After too many that were refused, no code is looked at for a while: the
 * wish is priced without, and the reason says so.
 */
export async function quoteTyped(
  db: Db,
  viewer: Viewer,
  wish: OrderWish,
  at: Date,
  limit: CodeLimit = ofThisProcess,
): Promise<Result<Quote, QuoteRefusal>> {
  if ((wish.code ?? '').trim() === '') return quote(db, viewer, wish, at);
  if (!(await limit.mayTry(viewer.userId))) {
    const without = await quote(db, viewer, { ...wish, code: null }, at);
    if (!without.ok) return without;
    const reason = 'too-many-tries';
    return ok({ ...without.value, codeProblem: { reason, sentence: codeProblemSentence(reason) } });
  }
  const quoted = await quote(db, viewer, wish, at);
  if (!quoted.ok || quoted.value.codeProblem === null) await limit.noteGood(viewer.userId);
  return quoted;
}
