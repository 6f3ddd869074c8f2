import { compactVerify, importJWK } from 'jose';
import type { JWK } from 'jose';
import { readJson } from '../json.ts';
import { failed, isObject, notChecked, passed, shown } from '../types.ts';
import type { CheckOptions, GoodProof, JsonObject, PublicJwk, Step } from '../types.ts';
import { checkBinding } from './binding.ts';
import { findKey, recogniseKey } from './find-key.ts';
import type { KeySearch } from './find-key.ts';
import { publicJwkOf } from './known.ts';

const allowedMembers = new Set(['alg', 'kid', 'jwk', 'typ']);
/** RS256 is the floor of Open Badges 3.0; ES256 is what its official validator knows besides. */
const algorithms = new Map([
  ['RS256', ''],
  ['ES256', ''],
  ['EdDSA', ' EdDSA limits interoperability: many verifiers of Open Badges know RS256 only.'],
  ['Ed25519', ' Ed25519 limits interoperability: many verifiers of Open Badges know RS256 only.'],
]);

type Header = { readonly alg: string; readonly kid: string | null; readonly jwk: PublicJwk | null };

/** The protected header, held against section 8.2.4 of the specification; or what is wrong with it. */
export function readHeader(jwt: string): Header | string {
  const read = readJson(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString('utf8'));
  if (!('value' in read) || !isObject(read.value)) return 'The header of the JWT cannot be read.';
  const header = read.value;
  const foreign = Object.keys(header).find((name) => !allowedMembers.has(name));
  if (foreign) return `The header has “${shown(foreign, 40)}”, which Open Badges 3.0 does not allow.`;
  const { alg, kid, jwk, typ } = header;
  if (typeof alg !== 'string' || !algorithms.has(alg))
    return `The algorithm is ${shown(alg, 40)}; Open Badges 3.0 needs RS256 (or ES256).`;
  if (typ !== undefined && typ !== 'JWT') return 'The header’s “typ” is not “JWT”.';
  if (kid !== undefined && typeof kid !== 'string') return 'The header’s “kid” is not a text.';
  if (isObject(jwk) && 'd' in jwk) return 'The header gives the private key away: anyone can sign with it.';
  const key = jwk === undefined ? null : publicJwkOf(jwk);
  if (jwk !== undefined && !key) return 'The key in the header cannot be read.';
  if (kid === undefined && !key) return 'The header names no key, neither “kid” nor “jwk”.';
  return { alg, kid: kid ?? null, jwk: key };
}

const seconds = (moment: unknown) => Math.floor(Date.parse(String(moment)) / 1000);
const isSame = (claim: unknown, moment: unknown) => typeof claim === 'number' && Math.floor(claim) === seconds(moment);

/** Each registered claim must repeat the credential. Returns what does not. */
export function claimFault(payload: JsonObject): string | null {
  const issuer = isObject(payload['issuer']) ? payload['issuer']['id'] : payload['issuer'];
  const subject = isObject(payload['credentialSubject']) ? payload['credentialSubject']['id'] : undefined;
  if (typeof payload['iss'] !== 'string' || payload['iss'] !== issuer) return 'The claim “iss” is not the issuer’s id.';
  if (typeof payload['jti'] !== 'string' || payload['jti'] !== payload['id'])
    return 'The claim “jti” is not the credential’s id.';
  if (typeof payload['sub'] !== 'string' || payload['sub'] !== subject)
    return 'The claim “sub” is not the subject’s id.';
  if (!isSame(payload['nbf'], payload['validFrom'])) return 'The claim “nbf” is not the moment of “validFrom”.';
  if (payload['validUntil'] === undefined)
    return payload['exp'] === undefined ? null : 'The claim “exp” stands without a “validUntil”.';
  return isSame(payload['exp'], payload['validUntil']) ? null : 'The claim “exp” is not the moment of “validUntil”.';
}

async function keyOf(header: Header, options: CheckOptions): Promise<KeySearch> {
  const inFile = header.jwk ? await recogniseKey(header.jwk, options) : null;
  if (inFile?.from === 'given' || header.kid === null) return inFile ?? { missing: 'The header names no key.' };
  const found = await findKey(header.kid, options);
  return 'missing' in found && inFile ? inFile : found;
}

async function isSigned(jwt: string, jwk: PublicJwk, alg: string): Promise<boolean> {
  try {
    await compactVerify(jwt, await importJWK(jwk as JWK, alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

export type ProofCheck = { readonly steps: readonly Step[]; readonly good: GoodProof | null };
const only = (step: Step): ProofCheck => ({ steps: [step], good: null });

/** The signature around the credential, steps "proof jwt" and "issuer jwt". */
export async function checkJwtProof(jwt: string, payload: JsonObject, options: CheckOptions): Promise<ProofCheck> {
  const [step, binding] = ['proof jwt', 'issuer jwt'];
  const header = readHeader(jwt);
  if (typeof header === 'string') return only(failed(step, header));
  const fault = claimFault(payload);
  if (fault) return only(failed(step, fault));
  const key = await keyOf(header, options);
  if ('missing' in key) return only(notChecked(step, key.missing));
  const bits = key.jwk.kty === 'RSA' ? Buffer.from(String(key.jwk['n']), 'base64url').length * 8 : null;
  if (bits !== null && bits < 2048)
    return only(failed(step, `The RSA key has ${bits} bits, which is too few to trust.`));
  if (!(await isSigned(jwt, key.jwk, header.alg)))
    return only(failed(step, 'The signature does not fit: the credential was changed, or another key made it.'));
  const bound = checkBinding(binding, String(payload['iss']), key);
  return {
    steps: [passed(step, `The ${header.alg} signature is good.${algorithms.get(header.alg) ?? ''}`), bound],
    good: { proof: 'jwt', jwk: key.jwk, keyId: header.kid },
  };
}
