import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A key of its own, so that nothing made for another purpose opens here. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'afferent stop reminders 1', 32));
}

/**
 * The token of a link that stops someone's reminders, without signing in. Sealed: it says nothing about whom, and nobody
 * without the secret can make one. It does not expire: a mail from last year must be able to stop the next one.
 */
export function sealStopToken(userId: string, secret: string): string {
  const nonce = randomBytes(nonceBytes);
  const seal = createCipheriv(cipher, keyOf(secret), nonce);
  const sealed = Buffer.concat([seal.update(Buffer.from(userId.replaceAll('-', ''), 'hex')), seal.final()]);
  return Buffer.concat([nonce, sealed, seal.getAuthTag()]).toString('base64url');
}

/** Whose reminders a token stops; null for one that we did not make. */
export function openStopToken(token: string, secret: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== nonceBytes + 16 + tagBytes) return null;
  try {
    const opening = createDecipheriv(cipher, keyOf(secret), bytes.subarray(0, nonceBytes));
    opening.setAuthTag(bytes.subarray(-tagBytes));
    const opened = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
    return opened.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  } catch {
    return null;
  }
}
