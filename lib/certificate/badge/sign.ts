import { SignJWT, importJWK } from 'jose';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { fromJwk } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { documentLoader } from './document-loader.ts';
import type { SigningKeys } from './keys.ts';

/** The part of a credential that the proofs read; every credential of ours has it. */
export type Signable = {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly issuer: string | { readonly id: string };
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialSubject: { readonly id: string };
};

export type EmbeddedProof = {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly created: string;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
};

/** The published schema wants a set of proofs, also of one. */
export type Embedded<Credential> = Credential & { readonly proof: readonly [EmbeddedProof] };

const seconds = (moment: string) => Math.floor(new Date(moment).getTime() / 1000);

function assertIssuer(credential: Signable, keys: SigningKeys): string {
  const issuer = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id;
  if (issuer !== keys.issuer) throw new Error(`these keys sign for ${keys.issuer}, not for ${issuer}`);
  return issuer;
}

/**
 * The credential as an RS256 VC-JWT, as Open Badges 3.0 section 8.2.4.1 asks: the payload is the credential itself with the
 * registered claims, and the header holds alg, kid and typ and nothing else. The same credential and key give the same text.
 */
export async function signJwt(credential: Signable, keys: SigningKeys): Promise<string> {
  const issuer = assertIssuer(credential, keys);
  const claims = {
    ...credential,
    iss: issuer,
    jti: credential.id,
    nbf: seconds(credential.validFrom),
    sub: credential.credentialSubject.id,
    ...(credential.validUntil ? { exp: seconds(credential.validUntil) } : {}),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: keys.rsa.url, typ: 'JWT' })
    .sign(await importJWK(keys.rsa.privateJwk, 'RS256'));
}

/**
 * The credential with an embedded `eddsa-rdfc-2022` proof, created at `validFrom`, so that the same credential and key give
 * the same bytes. Throws when a word in it is not defined by its contexts.
 */
export async function signEmbedded<Credential extends Signable>(
  credential: Credential,
  keys: SigningKeys,
): Promise<Embedded<Credential>> {
  const controller = assertIssuer(credential, keys);
  const { verificationMethod, privateJwk } = keys.ed25519;
  const key = await fromJwk({ jwk: privateJwk, secretKey: true, id: verificationMethod, controller });
  const suite = new DataIntegrityProof({ signer: key.signer(), date: credential.validFrom, cryptosuite });
  const { proof, ...signed } = await issue({ credential: structuredClone(credential), suite, documentLoader });
  return { ...signed, proof: [proof] } as unknown as Embedded<Credential>;
}
