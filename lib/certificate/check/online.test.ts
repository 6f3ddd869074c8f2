import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  checkedAt,
  didOf,
  ed25519Pair,
  embed,
  foreignBadge,
  p256Pair,
  toJwt,
} from '#tests/support/check-badges.ts';
import { checkFile } from './check-file.ts';
import { multikeyOf } from './proof/multikey.ts';
import { readKnownKeys } from './proof/known.ts';
import type { CheckOptions, JsonObject } from './types.ts';

const ec = p256Pair();
const ed = ed25519Pair();
const issuer = 'https://college.example/issuer';
const kid = 'https://college.example/keys/1';
const method = `${issuer}#key`;

/** A web of a few documents; anything else is not there. */
const web = (documents: Record<string, unknown>): CheckOptions => ({
  at: checkedAt,
  fetch: (url) =>
    url in documents
      ? Promise.resolve({ text: JSON.stringify(documents[url]) })
      : Promise.reject(new Error('the host answered 404')),
});

const listing = (id: string, keyId: string, more: JsonObject = {}): JsonObject => ({
  id,
  verificationMethod: [{ id: keyId, type: 'Multikey', controller: id, publicKeyMultibase: multikeyOf(ed.jwk) }],
  assertionMethod: [keyId],
  ...more,
});

async function outcomes(file: JsonObject | string, options: CheckOptions): Promise<Record<string, string>> {
  const { steps } = await checkFile(bytesOf(file), options);
  return Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));
}

describe('with the network on, a JWT’s key is fetched', () => {
  const jwt = () => toJwt(foreignBadge(), ec, { alg: 'ES256', kid, typ: 'JWT' });

  test('from the issuer’s own host: one JWK', async () => {
    expect(await outcomes(await jwt(), web({ [kid]: ec.jwk }))).toMatchObject({
      'proof jwt': 'passed',
      'issuer jwt': 'passed',
    });
  });

  test('a set of keys in its place, or nothing, is not a key', async () => {
    expect(await outcomes(await jwt(), web({ [kid]: { keys: [ec.jwk] } }))).toMatchObject({
      'proof jwt': 'not-checked',
    });
    expect(await outcomes(await jwt(), web({}))).toMatchObject({ 'proof jwt': 'not-checked' });
  });

  test('another key at the address fails the signature', async () => {
    expect(await outcomes(await jwt(), web({ [kid]: p256Pair().jwk }))).toMatchObject({ 'proof jwt': 'failed' });
  });

  test('a key to which the issuer’s host merely redirects is somebody else’s', async () => {
    const open = 'https://college.example/leave?to=evil';
    const forged = await toJwt(foreignBadge(), ec, { alg: 'ES256', kid: open });
    const answers = (from: string): CheckOptions => ({
      at: checkedAt,
      fetch: () => Promise.resolve({ text: JSON.stringify(ec.jwk), from }),
    });
    expect(await outcomes(forged, answers('https://evil.example/key'))).toMatchObject({ 'proof jwt': 'not-checked' });
    expect(await outcomes(forged, answers('https://college.example/keys/2'))).toMatchObject({ 'issuer jwt': 'passed' });
  });

  test('a key on somebody else’s host does not speak for the issuer', async () => {
    const elsewhere = 'https://evil.example/key';
    const forged = await toJwt(foreignBadge(), ec, { alg: 'ES256', kid: elsewhere });
    expect(await outcomes(forged, web({ [elsewhere]: ec.jwk }))).toMatchObject({
      'proof jwt': 'passed',
      'issuer jwt': 'failed',
    });
  });
});

describe('with the network on, an embedded proof’s key is looked up', () => {
  test('in the issuer’s profile', async () => {
    const badge = await embed(foreignBadge(), ed, method);
    expect(await outcomes(badge, web({ [issuer]: listing(issuer, method) }))).toMatchObject({
      'proof 1': 'passed',
      'issuer 1': 'passed',
    });
  });

  test('in the document of a did:web', async () => {
    const did = 'did:web:college.example';
    const badge = await embed(foreignBadge(did), ed, `${did}#key`);
    const document = { 'https://college.example/.well-known/did.json': listing(did, `${did}#key`) };
    expect(await outcomes(badge, web(document))).toMatchObject({ 'proof 1': 'passed', 'issuer 1': 'passed' });
  });

  test('one did:web on a host of many does not speak for another', async () => {
    const [alice, bob] = ['did:web:host.example:alice', 'did:web:host.example:bob'];
    const forged = await embed(foreignBadge(alice), ed, `${bob}#key`);
    const document = { 'https://host.example/bob/did.json': listing(bob, `${bob}#key`) };
    expect(await outcomes(forged, web(document))).toMatchObject({ 'proof 1': 'passed', 'issuer 1': 'failed' });
    const own = await embed(foreignBadge(bob), ed, `${bob}#key`);
    expect(await outcomes(own, web(document))).toMatchObject({ 'issuer 1': 'passed' });
  });

  test('a key that is listed, but not for assertions, may not assert', async () => {
    const badge = await embed(foreignBadge(), ed, method);
    const document = listing(issuer, method, { assertionMethod: [], authentication: [method] });
    expect(await outcomes(badge, web({ [issuer]: document }))).toMatchObject({ 'issuer 1': 'failed' });
  });

  test('a document that writes the issuer in as its owner is believed for its own host only', async () => {
    const evil = 'https://evil.example/profile';
    const badge = await embed(foreignBadge(), ed, `${evil}#key`);
    const document = {
      ...listing(evil, `${evil}#key`, { alsoKnownAs: [issuer] }),
      verificationMethod: [
        { id: `${evil}#key`, type: 'Multikey', controller: issuer, publicKeyMultibase: multikeyOf(ed.jwk) },
      ],
    };
    expect(await outcomes(badge, web({ [evil]: document }))).toMatchObject({
      'proof 1': 'passed',
      'issuer 1': 'failed',
    });
  });
});

test('keys are read from a JWK, a set, a did.json and lists of them; private parts are left out', () => {
  const withPrivate = { ...ec.jwk, d: 'secret', kid };
  const keys = readKnownKeys([withPrivate, { keys: [ed.jwk] }, listing(issuer, method), { nothing: true }, 7]);
  expect(keys.map(({ id }) => id)).toEqual([kid, '', method]);
  expect(JSON.stringify(keys)).not.toContain('secret');
  expect(keys[2]).toMatchObject({ jwk: ed.jwk, controllers: [issuer], mayAssert: true });
});

test('kinds of proof that are not known here are not checked, and say which', async () => {
  const badge = await embed(foreignBadge(didOf(ed)), ed);
  const proof = { ...(badge['proof'] as JsonObject), cryptosuite: 'ecdsa-sd-2023' };
  const { steps } = await checkFile(
    bytesOf({ ...badge, proof: [badge['proof'] as JsonObject, proof, { type: 'Ed25519Signature2020' }] }),
    { at: checkedAt },
  );
  const of = (name: string) => steps.find(({ step }) => step === name);
  expect(of('proof 2')).toMatchObject({ outcome: 'not-checked', why: expect.stringContaining('ecdsa-sd-2023') });
  expect(of('proof 3')).toMatchObject({ outcome: 'not-checked', why: expect.stringContaining('Ed25519Signature2020') });
});
