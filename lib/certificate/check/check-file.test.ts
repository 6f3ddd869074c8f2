import { beforeAll, describe, expect, test } from 'vitest';
import {
  bytesOf,
  checkedAt,
  claimsOf,
  didOf,
  ed25519Pair,
  embed,
  foreignBadge,
  p256Pair,
  rsaPair,
  statusEntry,
  statusList,
  toJwt,
} from '#tests/support/check-badges.ts';
import { checkFile } from './check-file.ts';
import { isObject } from './types.ts';
import type { CheckOptions, JsonObject, Step } from './types.ts';

const at = checkedAt;
const ed = ed25519Pair();
const ec = p256Pair();
const did = didOf(ed);
const issuer = 'https://college.example/issuer';
const kid = 'https://college.example/keys/1';
const given: CheckOptions = { at, keys: [{ id: kid, jwk: ec.jwk, controllers: [], mayAssert: true }] };

const check = (file: JsonObject | string, options: CheckOptions = { at }) => checkFile(bytesOf(file), options);
const of = (steps: readonly Step[], name: string) => steps.find(({ step }) => step === name);
const outcomes = (steps: readonly Step[]) => Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));

let embedded: JsonObject;
let jwt: string;
beforeAll(async () => {
  embedded = await embed(foreignBadge(did), ed);
  jwt = await toJwt(foreignBadge(), ec, { alg: 'ES256', kid, typ: 'JWT' });
});

describe('another issuer’s badge', () => {
  test('with a proof by did:key passes every step without any network', async () => {
    const { steps, outcome, goodProofs } = await check(embedded);
    expect(steps.filter((step) => step.outcome !== 'passed')).toEqual([]);
    expect(steps.map(({ step }) => step)).toEqual([
      'file',
      'credential',
      'structure',
      'contexts',
      'terms',
      'proof 1',
      'issuer 1',
      'dates',
      'status',
    ]);
    expect(outcome).toBe('passed');
    expect(goodProofs).toMatchObject([{ proof: '1', jwk: ed.jwk }]);
  });

  test('as an ES256 JWT passes with its key given, and is not checked without', async () => {
    expect(outcomes((await check(jwt, given)).steps)).toMatchObject({ 'proof jwt': 'passed', 'issuer jwt': 'passed' });
    const alone = await check(jwt);
    expect(of(alone.steps, 'proof jwt')).toMatchObject({
      outcome: 'not-checked',
      why: expect.stringMatching(/nothing was fetched/),
    });
    expect(alone.outcome).toBe('passed');
    expect(alone.goodProofs).toEqual([]);
  });

  test('whose key came along in the file is signed, but by nobody we know', async () => {
    const own = await toJwt(foreignBadge(), ec, { alg: 'ES256', jwk: ec.jwk as never, typ: 'JWT' });
    expect(outcomes((await check(own)).steps)).toMatchObject({ 'proof jwt': 'passed', 'issuer jwt': 'not-checked' });
    expect(outcomes((await check(own, given)).steps)).toMatchObject({ 'issuer jwt': 'passed' });
  });

  test('by EdDSA passes with a word on what limits it', async () => {
    const eddsa = await toJwt(foreignBadge(did), ed, { alg: 'EdDSA', kid: `${did}#x`, typ: 'JWT' });
    expect(of((await check(eddsa)).steps, 'proof jwt')).toMatchObject({
      outcome: 'passed',
      why: expect.stringMatching(/limits interoperability/),
    });
  });

  test('with a proof inside and a signature around it has both checked', async () => {
    const both = await toJwt(embedded, ed, { alg: 'EdDSA', kid: `${did}#x` });
    expect(outcomes((await check(both)).steps)).toMatchObject({
      'proof jwt': 'passed',
      'proof 1': 'passed',
      terms: 'passed',
    });
  });
});

describe('what was altered fails at the step that tells it', () => {
  const alter = (change: (badge: Record<string, unknown>) => void) => {
    const copy = structuredClone(embedded) as Record<string, unknown>;
    change(copy);
    return copy as JsonObject;
  };
  const subject = (badge: Record<string, unknown>) => badge['credentialSubject'] as Record<string, unknown>;
  test.each<[string, string, (badge: Record<string, unknown>) => void]>([
    ['a name', 'proof 1', (badge) => (badge['name'] = 'Deep draping')],
    ['the credits', 'proof 1', (badge) => (subject(badge)['creditsEarned'] = 40)],
    ['a field added', 'proof 1', (badge) => (subject(badge)['role'] = 'Teacher')],
    ['a word of no vocabulary', 'terms', (badge) => (subject(badge)['bonusHours'] = 12)],
    ['the issuer', 'issuer 1', (badge) => (badge['issuer'] = didOf(ed25519Pair()))],
    ['a required field', 'structure', (badge) => delete badge['validFrom']],
    [
      'the purpose of the proof',
      'proof 1',
      (badge) => ((badge['proof'] as Record<string, unknown>)['proofPurpose'] = 'authentication'),
    ],
    ['no proof at all', 'proof', (badge) => delete badge['proof']],
  ])('%s: %s', async (_what, step, change) => {
    const { steps, outcome } = await check(alter(change));
    expect(outcome).toBe('failed');
    // Who changes the issuer breaks the signature too; whoever signs for another is caught below.
    expect(steps.filter((each) => each.outcome === 'failed').map((each) => each.step)).toContain(
      step === 'issuer 1' ? 'proof 1' : step,
    );
  });

  test('a badge signed in another’s name has a good signature and a failed issuer', async () => {
    const forged = await embed(foreignBadge(didOf(ed25519Pair())), ed);
    expect(outcomes((await check(forged)).steps)).toMatchObject({ 'proof 1': 'passed', 'issuer 1': 'failed' });
    const host = await toJwt(foreignBadge(), ed, { alg: 'EdDSA', kid: `${did}#x` });
    expect(outcomes((await check(host)).steps)).toMatchObject({ 'issuer jwt': 'failed' });
  });

  test.each<[string, object]>([
    ['iss', { iss: 'https://other.example' }],
    ['jti', { jti: 'urn:uuid:0' }],
    ['sub', { sub: 'urn:uuid:0' }],
    ['nbf', { nbf: 1 }],
    ['exp', { exp: 4_102_444_800 }],
  ])('a claim that does not repeat the credential: %s', async (name, claim) => {
    const badge = foreignBadge();
    const odd = await toJwt(badge, ec, { alg: 'ES256', kid }, { ...claimsOf(badge), ...claim });
    expect(of((await check(odd, given)).steps, 'proof jwt')).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining(`“${name}”`),
    });
  });

  test.each<[string, object, RegExp]>([
    ['x5u', { alg: 'ES256', kid, x5u: 'https://evil.example' }, /x5u/],
    ['a typ of its own', { alg: 'ES256', kid, typ: 'vc+jwt' }, /typ/],
    ['no key', { alg: 'ES256' }, /names no key/],
    ['a private key', { alg: 'ES256', jwk: { ...ec.jwk, d: 'AAAA' } }, /private key/],
  ])('a header with %s', async (_name, header, why) => {
    const odd = await toJwt(foreignBadge(), ec, header as never);
    expect(of((await check(odd, given)).steps, 'proof jwt')).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(why),
    });
  });

  test('alg none, another algorithm under the same key, and a short RSA key', async () => {
    const [, payload] = jwt.split('.');
    const none = `${Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url')}.${payload}.AA`;
    expect(of((await check(none, given)).steps, 'proof jwt')?.outcome).toBe('failed');
    const hmac = `${Buffer.from(JSON.stringify({ alg: 'HS256', kid })).toString('base64url')}.${payload}.AA`;
    expect(of((await check(hmac, given)).steps, 'proof jwt')?.outcome).toBe('failed');
    const rsa = rsaPair(2048);
    const good = await toJwt(foreignBadge(), rsa, { alg: 'RS256', jwk: rsa.jwk as never });
    expect(of((await check(good)).steps, 'proof jwt')?.outcome).toBe('passed');
  });

  test('one name twice in the JSON, which two readers may read differently', async () => {
    const twice = JSON.stringify(embedded).replace('{', '{"name":"Safe draping","n\\u0061me":"Other",');
    expect(of((await check(twice)).steps, 'credential')).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/twice/),
    });
  });
});

describe('dates', () => {
  test.each([
    ['2026-09-30T23:59:59Z', 'failed'],
    ['2026-10-01T00:00:00Z', 'passed'],
    ['2027-10-01T00:00:00Z', 'passed'],
    ['2027-10-01T00:00:01Z', 'failed'],
  ])('at %s: %s', async (moment, outcome) => {
    expect(of((await check(embedded, { at: new Date(moment) })).steps, 'dates')?.outcome).toBe(outcome);
  });
});

describe('status', () => {
  const listId = 'https://college.example/status/1';
  const withList = async (index: number, list: JsonObject | string, more: Partial<CheckOptions> = {}) => {
    const badge = await embed(foreignBadge(did, { credentialStatus: statusEntry(listId, index) }), ed);
    const text = typeof list === 'string' ? list : JSON.stringify(list);
    const { steps } = await check(badge, { at, lists: new Map([[listId, text]]), ...more });
    return of(steps, 'status');
  };
  test.each([
    [0, 'failed'],
    [1, 'passed'],
    [7, 'failed'],
    [131_071, 'failed'],
    [131_070, 'passed'],
    [131_072, 'failed'],
  ])('place %i: %s', async (index, outcome) => {
    expect((await withList(index, await embed(statusList(listId, did, [0, 7, 131_071]), ed)))?.outcome).toBe(outcome);
  });
  test('is not looked up where the network is off', async () => {
    expect((await withList(1, '', { lists: new Map() }))?.outcome).toBe('not-checked');
  });
  test.each<[string, () => Promise<JsonObject>, RegExp]>([
    ['without a signature', () => Promise.resolve(statusList(listId, did, [])), /no signature/],
    [
      'of another issuer',
      () => {
        const other = ed25519Pair();
        return embed(statusList(listId, didOf(other), []), other);
      },
      /another issuer/,
    ],
    ['of another address', () => embed(statusList('https://college.example/status/2', did, []), ed), /another address/],
    ['too short to hide in', () => embed(statusList(listId, did, [], 1024), ed), /fewer than/],
    ['that is a bomb', () => embed(statusList(listId, did, [], 64 * 1024 * 1024), ed), /too large/],
    [
      'out of date',
      () => embed({ ...statusList(listId, did, []), validUntil: '2026-11-01T00:00:00Z' }, ed),
      /out of date/,
    ],
    [
      'for something else',
      () => {
        const list = statusList(listId, did, []);
        return embed(
          {
            ...list,
            credentialSubject: {
              ...(isObject(list['credentialSubject']) ? list['credentialSubject'] : {}),
              statusPurpose: 'suspension',
            },
          },
          ed,
        );
      },
      /purpose/,
    ],
  ])('a list %s is not believed', async (_name, list, why) => {
    expect(await withList(1, await list())).toMatchObject({ outcome: 'failed', why: expect.stringMatching(why) });
  });
  test('a list that was altered is not believed', async () => {
    const list = await embed(statusList(listId, did, [1]), ed);
    const clean = statusList(listId, did, []);
    expect(await withList(1, { ...list, credentialSubject: clean['credentialSubject'] })).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/not signed/),
    });
  });
  test('a revocation list of 1EdTech names what was revoked', async () => {
    const id = 'https://college.example/revoked';
    const badge = foreignBadge(issuer, { credentialStatus: { id, type: '1EdTechRevocationList' } });
    const signed = await toJwt(badge, ec, { alg: 'ES256', kid });
    const ask = async (revokedCredential: JsonObject[]) =>
      of(
        (await check(signed, { ...given, lists: new Map([[id, JSON.stringify({ id, issuer, revokedCredential })]]) }))
          .steps,
        'status',
      );
    expect((await ask([]))?.outcome).toBe('passed');
    expect(await ask([{ id: String(badge['id']), revoked: true, revocationReason: 'Withdrawn.' }])).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/Withdrawn/),
    });
  });
});
