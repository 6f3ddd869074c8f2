import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const windowSeconds = 15 * 60;
const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * A brake on one network address that asks for many mailboxes or tries many codes. It is the outermost of the limits and
 * the only one kept per process; the limits that protect a mailbox, a browser and the whole are counted in the database.
 */
export function createNetworkLimit(points: number): (address: string | null) => Promise<boolean> {
  const limiter = new RateLimiterMemory({ points, duration: windowSeconds });
  return async (address) => {
    if (!address || loopback.test(address)) return true;
    try {
      await limiter.consume(networkOf(address));
      return true;
    } catch (error) {
      if (error instanceof RateLimiterRes) return false;
      throw error;
    }
  };
}

/** A household or a server has a whole IPv6 /64: it counts as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

/** May this address ask for another sign-in mail? */
export const mayRequest = createNetworkLimit(40);

/** May this address try another code? */
export const mayTry = createNetworkLimit(100);
