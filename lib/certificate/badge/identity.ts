import { createHash } from 'node:crypto';

/**
 * The salted hash of an e-mail address as Open Badges 3.0 writes it: sha256 over address and salt, in UTF-8, lower-case hex.
 * Whoever has the address can show that a badge is theirs; from the badge alone nobody learns it.
 */
export function identityHash(email: string, salt: string): string {
  return `sha256$${createHash('sha256').update(`${email.trim().toLowerCase()}${salt}`, 'utf8').digest('hex')}`;
}
