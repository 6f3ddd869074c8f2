import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { fromJwk } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { SignJWT } from 'jose';
import type { JWTHeaderParameters } from 'jose';
import { documentLoader } from '#lib/certificate/badge/document-loader.ts';
import { multikeyOf } from '#lib/certificate/check/proof/multikey.ts';
import type { JsonObject, PublicJwk } from '#lib/certificate/check/types.ts';

/** Badges of an issuer that is not us, made with the libraries and not with our own signing code. */

export const checkedAt = new Date('2026-11-28T10:00:00Z');

type Pair = { readonly privateKey: KeyObject; readonly jwk: PublicJwk };
const pair = (keys: { publicKey: KeyObject; privateKey: KeyObject }): Pair => ({
  privateKey: keys.privateKey,
  jwk: keys.publicKey.export({ format: 'jwk' }) as PublicJwk,
});
export const rsaPair = (bits = 2048) => pair(generateKeyPairSync('rsa', { modulusLength: bits }));
export const p256Pair = () => pair(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
export const ed25519Pair = () => pair(generateKeyPairSync('ed25519'));
export const didOf = (keys: Pair) => `did:key:${multikeyOf(keys.jwk)}`;

/** A full badge that uses most of the data model. */
export function foreignBadge(issuerId = 'https://college.example/issuer', more: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:7d3b2c1a-0000-4000-8000-00000000000a',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: {
      id: issuerId,
      type: ['Profile'],
      name: 'Example College',
      url: 'https://college.example/',
      address: {
        type: ['Address'],
        addressCountry: 'Australia',
        geo: { type: 'GeoCoordinates', latitude: -37.8, longitude: 144.9 },
      },
      otherIdentifier: [{ type: 'IdentifierEntry', identifier: '12', identifierType: 'ext:abn' }],
      parentOrg: { id: 'https://parent.example/', type: ['Profile'], dateOfBirth: '2001-02-28' },
    },
    name: 'Safe draping',
    image: { id: 'https://college.example/badge.png', type: 'Image', caption: 'A badge' },
    awardedDate: '2026-10-01T00:00:00Z',
    validFrom: '2026-10-01T00:00:00Z',
    validUntil: '2027-10-01T00:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:7d3b2c1a-0000-4000-8000-00000000000b',
      type: ['AchievementSubject'],
      activityStartDate: '2026-09-01T00:00:00Z',
      activityEndDate: '2026-09-30T00:00:00+10:00',
      creditsEarned: 1.5,
      licenseNumber: 'L1',
      identifier: [
        { type: 'IdentityObject', hashed: true, identityHash: 'sha256$ab', identityType: 'emailAddress', salt: 's' },
      ],
      result: [
        {
          type: ['Result'],
          resultDescription: 'urn:uuid:7d3b2c1a-0000-4000-8000-00000000000c',
          value: '91.6',
          status: 'Completed',
        },
      ],
      achievement: {
        id: 'https://college.example/achievements/draping',
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: 'Safe draping',
        description: 'A course on draping.',
        criteria: { narrative: 'Pass the test.' },
        creditsAvailable: 1.5,
        inLanguage: 'en-AU',
        version: '1.0',
        tag: ['draping'],
        alignment: [
          {
            type: ['Alignment'],
            targetName: 'A standard',
            targetUrl: 'https://college.example/standard',
            targetType: 'CFItem',
          },
        ],
        related: [{ id: 'https://college.example/achievements/older', type: ['Related'], inLanguage: 'en' }],
        resultDescription: [
          {
            id: 'urn:uuid:7d3b2c1a-0000-4000-8000-00000000000c',
            type: ['ResultDescription'],
            name: 'Score',
            resultType: 'Percent',
            valueMin: '0',
            valueMax: '100',
            rubricCriterionLevel: [
              { id: 'urn:uuid:7d3b2c1a-0000-4000-8000-00000000000d', type: ['RubricCriterionLevel'], name: 'Good' },
            ],
          },
        ],
      },
    },
    evidence: [{ id: 'https://college.example/evidence', type: ['Evidence'], name: 'Test', narrative: 'Passed.' }],
    ...more,
  };
}

/** With an embedded eddsa-rdfc-2022 proof of a did:key, or under another name for the key. */
export async function embed(badge: JsonObject, keys: Pair, method?: string): Promise<JsonObject> {
  const did = didOf(keys);
  const id = method ?? `${did}#${did.slice('did:key:'.length)}`;
  const key = await fromJwk({ jwk: keys.privateKey.export({ format: 'jwk' }), secretKey: true, id, controller: did });
  const suite = new DataIntegrityProof({ signer: key.signer(), date: '2026-10-01T00:00:00Z', cryptosuite });
  return (await issue({ credential: structuredClone(badge), suite, documentLoader })) as JsonObject;
}

const seconds = (moment: unknown) => Date.parse(String(moment)) / 1000;

/** The claims that repeat the credential. */
export function claimsOf(badge: JsonObject): JsonObject {
  const issuer = badge['issuer'] as JsonObject | string;
  const subject = badge['credentialSubject'] as JsonObject;
  return {
    iss: typeof issuer === 'string' ? issuer : issuer['id'],
    jti: badge['id'],
    sub: subject['id'],
    nbf: seconds(badge['validFrom']),
    ...(badge['validUntil'] ? { exp: seconds(badge['validUntil']) } : {}),
  };
}

export function toJwt(
  badge: JsonObject,
  keys: Pair,
  header: JWTHeaderParameters,
  claims = claimsOf(badge),
): Promise<string> {
  return new SignJWT({ ...badge, ...claims }).setProtectedHeader(header).sign(keys.privateKey);
}

/** A Bitstring Status List of 131,072 places, some of them set. */
export function statusList(id: string, issuer: string, set: readonly number[], places = 131_072): JsonObject {
  const bits = Buffer.alloc(places / 8);
  for (const index of set) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: '2026-10-01T00:00:00Z',
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
  };
}

export const statusEntry = (list: string, index: number, statusPurpose = 'revocation'): JsonObject => ({
  id: `${list}#${index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose,
  statusListIndex: String(index),
  statusListCredential: list,
});

export const bytesOf = (value: JsonObject | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
