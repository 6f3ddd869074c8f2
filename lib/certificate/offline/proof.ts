import { createPrivateKey, sign } from 'node:crypto';
import { verifyUrl } from '../address.ts';
import type { SigningKeys } from '../badge/keys.ts';
import type { PublicCertificate } from '../schema.ts';

/**
 * The signed form of a certificate that a QR code can carry: a compact JWS (RFC 7515, EdDSA of RFC 8037) with one-letter claims.
 * n number, c code, h holder, t course, v version, d day of completion, m minutes, i issuer, x last day where there is one.
 */
export type OfflineClaims = {
  readonly n: string;
  readonly c: string;
  readonly h: string;
  readonly t: string;
  readonly v: string;
  readonly d: string;
  readonly m: number;
  readonly i: string;
  readonly x?: string;
};

type Facts = Pick<PublicCertificate, 'code' | 'number' | 'certificate'>;

/** Enough of a thumbprint to find a key among the few that a page holds. */
export const shortKidLength = 8;
/** Above this a QR code on paper gets too fine for an old phone. */
const mostCharacters = 600;

export function offlineClaims({ code, number, certificate }: Facts): OfflineClaims {
  const { holderName, courseTitle, courseVersion, completedOn, minutes, provider, validUntil } = certificate;
  return {
    n: number,
    c: code,
    h: holderName,
    t: courseTitle,
    v: courseVersion,
    d: completedOn,
    m: minutes,
    i: provider.name,
    ...(validUntil ? { x: validUntil } : {}),
  };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The compact signed form. The same facts and key give the same text. */
export function offlineProof(facts: Facts, { ed25519 }: Pick<SigningKeys, 'ed25519'>): string {
  const header = encode({ alg: 'EdDSA', kid: ed25519.kid.slice(0, shortKidLength) });
  const signed = `${header}.${encode(offlineClaims(facts))}`;
  const key = createPrivateKey({ key: ed25519.privateJwk, format: 'jwk' });
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

/**
 * What the QR code says: the address of the check, then the signed form behind "#", which no browser sends to a server. A phone
 * opens the page as ever. A name or title too long for a code that scans well leaves the address alone.
 */
export function qrTextOf(facts: Facts, appUrl: string, keys: Pick<SigningKeys, 'ed25519'>): string {
  const address = verifyUrl(appUrl, facts.code);
  const whole = `${address}#${offlineProof(facts, keys)}`;
  return whole.length <= mostCharacters ? whole : address;
}
