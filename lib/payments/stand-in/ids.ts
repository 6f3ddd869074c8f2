import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A Stripe-looking id: prefix and 24 random letters and digits (or `length` of them). */
export function newId(prefix: string, length = 24): string {
  let id = prefix;
  for (let count = 0; count < length; count += 1) id += ALPHABET.charAt(randomInt(ALPHABET.length));
  return id;
}

/** The id behind an expandable field. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === 'string' ? reference : reference.id;
}
