import { beforeAll, describe, expect, test } from 'vitest';
import {
  bytesOf,
  checkedAt,
  didOf,
  ed25519Pair,
  embed,
  foreignBadge,
  p256Pair,
  statusEntry,
  statusList,
  toJwt,
} from '#tests/support/check-badges.ts';
import { checkFile } from './check-file.ts';
import { fromSvg } from './file/svg.ts';
import type { JsonObject } from './types.ts';

/** Linked data under one signature, written so that who reads the JSON does not see all of it. */

const ed = ed25519Pair();
const did = didOf(ed);
const list = 'https://college.example/status/1';
const vocabulary = 'https://www.w3.org/2018/credentials#';
const moment = 'http://www.w3.org/2001/XMLSchema#dateTime';
const ended = '2026-10-05T00:00:00Z';

let badge: JsonObject;
beforeAll(async () => {
  badge = await embed(foreignBadge(did, { credentialStatus: statusEntry(list, 5), validUntil: ended }), ed);
});

const without = (credential: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(credential).filter(([name]) => !names.includes(name)));
const check = (credential: JsonObject | string, lists = new Map<string, string>()) =>
  checkFile(bytesOf(credential), { at: checkedAt, lists });
const outcomes = async (...args: Parameters<typeof check>) =>
  Object.fromEntries((await check(...args)).steps.map(({ step, outcome }) => [step, outcome]));
const aliases = {
  u: { '@id': `${vocabulary}validUntil`, '@type': moment },
  s: { '@id': `${vocabulary}credentialStatus` },
};

describe('the end or the status of a badge, moved out of sight under the same signature', () => {
  const bare = () => without(badge, 'validUntil', 'credentialStatus');
  const { credentialStatus, validUntil } = {
    credentialStatus: statusEntry(list, 5),
    validUntil: ended,
  };
  test.each<[string, () => JsonObject]>([
    [
      'by their whole addresses',
      () => ({
        ...bare(),
        [`${vocabulary}validUntil`]: { '@value': validUntil, '@type': moment },
        [`${vocabulary}credentialStatus`]: credentialStatus,
      }),
    ],
    [
      'by aliases',
      () => ({
        ...bare(),
        '@context': [...(badge['@context'] as string[]), aliases],
        u: validUntil,
        s: credentialStatus,
      }),
    ],
    [
      'beside the badge',
      () => ({
        ...bare(),
        '@included': [{ id: badge['id'] ?? null, type: ['VerifiableCredential'], validUntil, credentialStatus }],
      }),
    ],
  ])('%s, does not pass', async (_how, write) => {
    expect(await outcomes(write())).toMatchObject({ 'proof 1': 'passed', terms: 'failed' });
  });

  test('in their places they are read', async () => {
    expect(await outcomes(badge)).toMatchObject({ terms: 'passed', dates: 'failed', status: 'not-checked' });
  });
});

test('the end of a proof cannot be hidden', async () => {
  const proof = badge['proof'] as JsonObject;
  const moved = { ...badge, proof: { ...proof, 'https://w3id.org/security#expiration': '2026-10-02T00:00:00Z' } };
  expect((await check(moved)).steps.find(({ step }) => step === 'proof 1')).toMatchObject({
    outcome: 'failed',
    why: expect.stringMatching(/not known here/),
  });
});

describe('a status list that the holder brings along', () => {
  const endless = () => embed(foreignBadge(did, { credentialStatus: statusEntry(list, 5) }), ed);
  const at = (text: unknown) => new Map([[list, typeof text === 'string' ? text : JSON.stringify(text)]]);

  test('need not say when it begins', async () => {
    const fresh = await embed(without(statusList(list, did, []), 'validFrom'), ed);
    expect(await outcomes(await endless(), at(fresh))).toMatchObject({ status: 'passed' });
  });

  test('that is over does not become fresh by hiding its end', async () => {
    const old = await embed({ ...statusList(list, did, []), validUntil: ended }, ed);
    const hidden = { ...without(old, 'validUntil'), [`${vocabulary}validUntil`]: { '@value': ended, '@type': moment } };
    expect(await outcomes(await endless(), at(hidden))).toMatchObject({ status: 'failed' });
  });

  test('signed by a key that came along in it says nothing', async () => {
    const ec = p256Pair();
    const forged = statusList(list, did, []);
    const jwt = await toJwt(forged, ec, { alg: 'ES256', jwk: ec.jwk as never, typ: 'JWT' });
    expect(await outcomes(await endless(), at(jwt))).toMatchObject({ status: 'not-checked' });
  });

  test('with several bits for each badge is not misread', async () => {
    const wide = { ...statusEntry(list, 5), statusSize: 2 };
    const signed = await toJwt(foreignBadge(did, { credentialStatus: wide }), ed, { alg: 'EdDSA', kid: `${did}#x` });
    const fresh = await embed(statusList(list, did, []), ed);
    expect(await outcomes(signed, at(fresh))).toMatchObject({ status: 'not-checked' });
  });
});

test('a drawing that carries one credential for each of two readers carries none', () => {
  const drawing = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0" ${inside}</c:credential></svg>`;
  expect(fromSvg(drawing('verify="a.b.c">{"type":[]}'))).toMatchObject({
    fault: expect.stringMatching(/more than one/),
  });
  expect(fromSvg(drawing('verify="a.b.c"> '))).toEqual({ text: 'a.b.c' });
});
