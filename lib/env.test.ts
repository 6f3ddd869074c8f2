import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseEnv } from './env.ts';

const jwkOf = (key: { export(options: { format: 'jwk' }): object }) => key.export({ format: 'jwk' });
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const [rsaPair, edPair] = [rsa(2048), generateKeyPairSync('ed25519')];
const setOf = (...keys: object[]) => JSON.stringify({ keys });

const publicReady = {
  APP_URL: 'https://learn.example.org',
  DATABASE_URL: 'postgresql://afferent:secret@db.example.org:5432/afferent',
  STRIPE_SECRET_KEY: 'rk_test_123',
  STRIPE_WEBHOOK_SECRET: 'whsec_123',
  SMTP_URL: 'smtps://user:secret@mail.example.org:465',
  AUTH_SECRET: 'a'.repeat(32),
  CREDENTIAL_PRIVATE_JWK: setOf(jwkOf(rsaPair.privateKey), jwkOf(edPair.privateKey)),
};

function faultsOf(source: Record<string, string>): string[] {
  const parsed = parseEnv(source);
  return 'faults' in parsed ? parsed.faults : [];
}

describe('the configuration', () => {
  test('needs nothing on a bare machine, and says that it is a demonstration', () => {
    const parsed = parseEnv({});
    expect(parsed).toMatchObject({
      env: {
        port: 3000,
        appUrl: 'http://localhost:3000',
        isDemo: true,
        databaseUrl: null,
        stripe: { kind: 'stand-in' },
      },
    });
  });

  test('follows PORT', () => {
    expect(parseEnv({ PORT: '4010' })).toMatchObject({ env: { appUrl: 'http://localhost:4010' } });
  });

  test('serves a public address when every part is real', () => {
    expect(parseEnv(publicReady)).toMatchObject({
      env: { isDemo: false, isLoopback: false, stripe: { kind: 'live' } },
    });
  });

  test.each([
    ['a malformed DATABASE_URL', { DATABASE_URL: 'not an address' }, /DATABASE_URL must look like/],
    ['a DATABASE_URL of another database', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must look like/],
    [
      'a DATABASE_URL without a database',
      { DATABASE_URL: 'postgresql://localhost:5432' },
      /DATABASE_URL must look like/,
    ],
    ['a Stripe key without its webhook secret', { STRIPE_SECRET_KEY: 'sk_test_1' }, /STRIPE_WEBHOOK_SECRET is missing/],
    ['a webhook secret without a Stripe key', { STRIPE_WEBHOOK_SECRET: 'whsec_1' }, /STRIPE_SECRET_KEY is missing/],
    [
      'a Stripe key of the wrong form',
      { STRIPE_SECRET_KEY: 'pk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
      /sk_ or rk_/,
    ],
    ['half a Google pair', { GOOGLE_CLIENT_ID: 'x' }, /GOOGLE_CLIENT_SECRET is missing/],
    ['a port that is none', { PORT: 'lots' }, /PORT is not usable/],
    ['an APP_URL that is none', { APP_URL: 'learn.example.org' }, /APP_URL must be a full address/],
  ])('refuses %s with one sentence', (_name, source, sentence) => {
    const faults = faultsOf(source as unknown as Record<string, string>);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(sentence);
  });

  test.each(['DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET', 'CREDENTIAL_PRIVATE_JWK'] as const)(
    'refuses a public address without %s',
    (name) => {
      const { [name]: _left, ...rest } = publicReady;
      expect(faultsOf(rest)).toEqual([expect.stringContaining(name)]);
    },
  );

  test('refuses every stand-in on a public address, each by its own sentence', () => {
    const faults = faultsOf({ APP_URL: 'https://learn.example.org' });
    expect(faults.join('\n')).toMatch(/payment stand-in is refused/);
    expect(faults.join('\n')).toMatch(/local mailbox is refused/);
    expect(faults.join('\n')).toMatch(/embedded database serves this machine only/);
  });

  test('refuses a public address without https', () => {
    expect(faultsOf({ ...publicReady, APP_URL: 'http://learn.example.org' })).toEqual([
      expect.stringContaining('https'),
    ]);
  });

  test.each([
    ['no JSON', 'not json', /JWK Set/],
    ['one key', setOf(jwkOf(edPair.privateKey)), /exactly one/],
    ['two of a kind', setOf(jwkOf(edPair.privateKey), jwkOf(edPair.privateKey)), /exactly one/],
    ['public keys only', setOf(jwkOf(rsaPair.publicKey), jwkOf(edPair.publicKey)), /exactly one/],
    ['an RSA key of 1,024 bits', setOf(jwkOf(rsa(1024).privateKey), jwkOf(edPair.privateKey)), /2048 bits/],
    [
      'halves of two keys',
      setOf(jwkOf(rsaPair.privateKey), {
        ...jwkOf(edPair.privateKey),
        ...jwkOf(generateKeyPairSync('ed25519').publicKey),
      }),
      /belong together/,
    ],
  ])('refuses signing keys that are %s, and repeats none of them', (_name, text, sentence) => {
    const [fault, ...others] = faultsOf({ CREDENTIAL_PRIVATE_JWK: text });
    expect(others).toEqual([]);
    expect(fault).toMatch(sentence);
    expect(fault).not.toMatch(/[A-Za-z0-9_-]{40,}/);
  });

  test('never repeats a secret in a fault', () => {
    const faults = faultsOf({ STRIPE_SECRET_KEY: 'sk_live_verysecret', DATABASE_URL: 'postgres://u:topsecret@' });
    expect(faults.join(' ')).not.toMatch(/verysecret|topsecret/);
  });
});
