import * as digitalCredentials from '@digitalcredentials/vc';
import { DataIntegrityProof as SecondProof } from '@digitalcredentials/data-integrity';
import { cryptosuite as secondSuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { readKeySet } from '#lib/env-credential.ts';
import { controllerDocument, keyDocuments } from './controller.ts';
import { documentLoader, loaderWith } from './document-loader.ts';
import { newKeySetText, signingKeysOf } from './keys.ts';
import type { SigningKeys } from './keys.ts';
import { signEmbedded, signJwt } from './sign.ts';

const appUrl = 'https://learn.example.org';
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: `${appUrl}/credentials/7d3b2c1a-0000-4000-8000-000000000001`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: `${appUrl}/credentials/issuer`, type: ['Profile'], name: 'Afferent' },
  name: 'Certificate of achievement',
  validFrom: '2026-11-20T01:02:03Z',
  validUntil: '2126-11-20T23:59:59Z',
  credentialSubject: {
    id: 'urn:uuid:7d3b2c1a-0000-4000-8000-000000000002',
    type: ['AchievementSubject'],
    achievement: {
      id: `${appUrl}/credentials/achievements/red-flags/1.0.0`,
      type: ['Achievement'],
      name: 'Red flags',
      description: 'An assessed course.',
      criteria: { narrative: 'Pass the quiz.' },
    },
  },
};

function keySet() {
  const read = readKeySet(newKeySetText());
  if ('fault' in read) throw new Error(read.fault);
  return read.keys;
}

let keys: SigningKeys;
beforeAll(async () => {
  keys = await signingKeysOf(keySet(), appUrl);
});

const ours = () => loaderWith(keyDocuments(controllerDocument(appUrl, [keys.ed25519])));
const verifyEmbedded = (signed: object) =>
  verifyCredential({ credential: signed, suite: new DataIntegrityProof({ cryptosuite }), documentLoader: ours() });

describe('a VC-JWT', () => {
  test('is verified by jose, and its payload is the credential with the registered claims', async () => {
    const jwt = await signJwt(credential, keys);
    const { payload } = await jwtVerify(jwt, await importJWK(keys.rsa.publicJwk, 'RS256'), { algorithms: ['RS256'] });
    const { iss, jti, sub, nbf, exp, ...rest } = payload;
    expect(rest).toEqual(credential);
    expect({ iss, jti, sub }).toEqual({
      iss: credential.issuer.id,
      jti: credential.id,
      sub: credential.credentialSubject.id,
    });
    expect([nbf, exp]).toEqual([Date.UTC(2026, 10, 20, 1, 2, 3) / 1000, Date.UTC(2126, 10, 20, 23, 59, 59) / 1000]);
  });

  test('names alg, kid and typ in its header and nothing else', async () => {
    expect(decodeProtectedHeader(await signJwt(credential, keys))).toEqual({
      alg: 'RS256',
      kid: `${appUrl}/credentials/keys/${keys.rsa.kid}`,
      typ: 'JWT',
    });
  });

  test('has no exp where nothing expires', async () => {
    const { validUntil: _validUntil, ...lasting } = credential;
    const jwt = await signJwt(lasting, keys);
    expect(JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())).not.toHaveProperty('exp');
  });
});

describe('an embedded proof', () => {
  test('is verified by @digitalbazaar/vc', async () => {
    const signed = await signEmbedded(credential, keys);
    expect(await verifyEmbedded(signed)).toMatchObject({ verified: true });
    expect(signed.proof[0]).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-11-20T01:02:03Z',
      proofPurpose: 'assertionMethod',
      verificationMethod: `${credential.issuer.id}#${keys.ed25519.publicKeyMultibase}`,
    });
  });

  test('is verified by a second implementation, @digitalcredentials/vc', async () => {
    const result = await digitalCredentials.verifyCredential({
      credential: await signEmbedded(credential, keys),
      suite: new SecondProof({ cryptosuite: secondSuite }),
      documentLoader: ours(),
    });
    expect(result).toMatchObject({ verified: true });
  });

  test.each([
    ['a fact', (signed: typeof credential) => ({ ...signed, name: 'Another name' })],
    ['a date', (signed: typeof credential) => ({ ...signed, validFrom: '2026-11-20T01:02:04Z' })],
  ])('no longer holds when %s is changed', async (_name, change) => {
    expect(await verifyEmbedded(change(await signEmbedded(credential, keys)))).toMatchObject({ verified: false });
  });

  test('does not hold under another key of the same name', async () => {
    const signed = await signEmbedded(credential, keys);
    const other = await signingKeysOf(keySet(), appUrl);
    const method = { ...keyDocuments(controllerDocument(appUrl, [other.ed25519]))[other.ed25519.verificationMethod] };
    const documentsOfOther = loaderWith({
      [credential.issuer.id]: controllerDocument(appUrl, [keys.ed25519]),
      [keys.ed25519.verificationMethod]: { ...method, id: keys.ed25519.verificationMethod },
    });
    const suite = new DataIntegrityProof({ cryptosuite });
    expect(await verifyCredential({ credential: signed, suite, documentLoader: documentsOfOther })).toMatchObject({
      verified: false,
    });
  });
});

test('the same credential and keys give the same bytes, by either proof', async () => {
  expect(await signJwt(credential, keys)).toBe(await signJwt(credential, keys));
  expect(JSON.stringify(await signEmbedded(credential, keys))).toBe(
    JSON.stringify(await signEmbedded(credential, keys)),
  );
});

test('nothing is signed in the name of another issuer', async () => {
  const foreign = { ...credential, issuer: { id: 'https://other.example.org/issuer' } };
  await expect(signJwt(foreign, keys)).rejects.toThrow(/sign for/);
  await expect(signEmbedded(foreign, keys)).rejects.toThrow(/sign for/);
});

test('a word that no context defines is not signed over in silence', async () => {
  await expect(signEmbedded({ ...credential, madeUp: 'x' }, keys)).rejects.toThrow();
});

test('the document loader knows contexts and nothing else', async () => {
  await expect(documentLoader('https://www.w3.org/ns/credentials/v2')).resolves.toMatchObject({ contextUrl: null });
  await expect(documentLoader(credential['@context'][1] ?? '')).resolves.toMatchObject({ contextUrl: null });
  await expect(documentLoader('https://example.org/context')).rejects.toThrow(/unable to load/i);
});
