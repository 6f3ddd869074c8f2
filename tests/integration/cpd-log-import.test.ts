import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityHash } from '#lib/certificate/badge/identity.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { enterBadge, keepBadge } from '#lib/cpd-log/commands/import-badge.ts';
import { checkList, importList } from '#lib/cpd-log/commands/import-list.ts';
import { changeEntry } from '#lib/cpd-log/commands/save-entry.ts';
import { storesWith } from '#lib/cpd-log/commands/stores.ts';
import { checkBadge } from '#lib/cpd-log/queries/check-badge.ts';
import { getBadge } from '#lib/cpd-log/queries/get-badge.ts';
import { getEntry, listLog } from '#lib/cpd-log/queries/list-log.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
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
import type { JsonObject } from '#lib/certificate/check/types.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';
import { certified } from './certificate-helpers.ts';
import { enterByHand, said, workshop } from './cpd-log-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const today = '2026-11-28';
const defaults = { mode: 'in_person', relation: 'direct' } as const;

describe('a list of learning', () => {
  test('enters all or nothing, and the same list again adds nothing, also when it comes twice at once', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    await enterByHand(database.db, person, { title: 'Known', completedOn: '2026-01-05', startedOn: null, minutes: 60 });
    const text = 'Title,Date,Hours\nOne,1/2/2026,1.5\nTwo,2/2/2026,2\nknown,5/1/2026,1\n';
    const bad = { text: `${text}Three,32/2/2026,1\n`, defaults, today };
    expect(await importList(database.db, viewer, bad, testStart)).toEqual({ ok: false, reason: 'has-faults' });
    expect(await listLog(database.db, viewer)).toHaveLength(1);
    const sent = { text, defaults, today };
    expect((await checkList(database.db, viewer, sent)).known).toEqual([4]);
    const done = await Promise.all([1, 2].map(() => importList(database.db, viewer, sent, testStart)));
    expect(done.map((each) => each.ok && each.value.count).toSorted()).toEqual([0, 2]);
    expect(await importList(database.db, viewer, sent, testStart)).toEqual({ ok: true, value: { count: 0 } });
    const log = await listLog(database.db, viewer);
    expect(log.map(({ title, source, verification, minutes }) => [title, source, verification, minutes])).toEqual([
      ['Two', 'csv', 'self-declared', 120],
      ['One', 'csv', 'self-declared', 90],
      ['Known', 'manual', 'self-declared', 60],
    ]);
  });

  test('of one person is nothing to another’s', async () => {
    const [ann, bob] = [await createTherapist(database.db), await createTherapist(database.db)];
    const sent = { text: 'Title,Date,Hours\nOne,1/2/2026,1.5\n', defaults, today };
    for (const person of [ann, bob])
      expect(await importList(database.db, viewerOf(person), sent, testStart)).toMatchObject({ value: { count: 1 } });
  });
});

const keys = ed25519Pair();
const college = { id: didOf(keys), type: ['Profile'], name: 'Example College' };

/** A badge of a school whose key is its name, made out to an address. */
function badgeFor(email: string | null, more: JsonObject = {}): Promise<JsonObject> {
  const plain = foreignBadge(didOf(keys));
  const subject = { ...(plain['credentialSubject'] as JsonObject) } as Record<string, unknown>;
  delete subject['identifier'];
  const identifier = email
    ? [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identityHash(email, 'abc'),
          identityType: 'emailAddress',
          salt: 'abc',
        },
      ]
    : [];
  if (identifier.length > 0) subject['identifier'] = identifier;
  return embed({ ...plain, issuer: college, credentialSubject: subject as JsonObject, ...more }, keys);
}

const stores = storesWith(null);
const setting = (person: TestPerson) => ({
  appUrl: 'http://localhost:3000',
  timeZone: 'Australia/Sydney',
  email: person.email,
  at: checkedAt,
});

async function send(person: TestPerson, badge: JsonObject | string) {
  const viewer = viewerOf(person);
  const kept = await keepBadge(
    database.db,
    viewer,
    stores,
    { fileName: 'badge.svg', bytes: bytesOf(badge) },
    testStart,
  );
  if (!kept.ok) throw new Error(kept.reason);
  const file = await readEvidenceFor(database.db, viewer, kept.value.fileId, { stores, entryId: null });
  if (!file.ok) throw new Error(file.reason);
  const checked = await checkBadge(database.db, viewer, file.value.content, setting(person));
  if (!checked) throw new Error('no badge');
  return { viewer, fileId: kept.value.fileId, checked };
}

const words = { facts: { ...workshop, title: 'Safe draping', minutes: 90 }, words: said, bodySlugs: [] };

describe('an Open Badge', () => {
  test('with a good signature, made out to the therapist, enters as checked, with its facts, steps and file', async () => {
    const person = await createTherapist(database.db);
    const { viewer, fileId, checked } = await send(person, await badgeFor(person.email.toUpperCase()));
    expect(checked).toMatchObject({
      verification: 'signature-checked',
      entryId: null,
      typed: {
        title: 'Safe draping',
        provider: 'Example College',
        startedOn: '2026-09-01',
        completedOn: '2026-09-30',
        isAssessed: 'yes',
      },
      record: { credits: '1.5 credits', whySelfDeclared: null },
    });
    const entered = await enterBadge(database.db, viewer, { badge: checked, ...words, fileId }, testStart);
    if (!entered.ok) throw new Error(entered.reason);
    const { id } = entered.value;
    expect(await getEntry(database.db, viewer, id)).toMatchObject({
      source: 'badge',
      verification: 'signature-checked',
      evidence: [{ id: fileId, mediaType: 'application/vc+ld+json', fileName: 'badge.json' }],
    });
    const steps = (await getBadge(database.db, viewer, id))?.steps ?? [];
    expect(steps.some(({ step, outcome }) => step.includes('proof') && outcome === 'passed')).toBe(true);
    // What the badge states stands fast; how long it took and the words do not.
    const change = {
      id,
      revision: 1,
      facts: { ...workshop, title: 'Another', minutes: 75 },
      words: said,
      bodySlugs: [],
    };
    expect((await changeEntry(database.db, viewer, change, testStart)).ok).toBe(true);
    expect(await getEntry(database.db, viewer, id)).toMatchObject({ title: 'Safe draping', minutes: 75 });
  });

  test('with letters that no database keeps is entered all the same', async () => {
    const person = await createTherapist(database.db);
    const plain = foreignBadge(didOf(keys));
    const name = `${'x'.repeat(199)}\u{1F600}`;
    const subject = { ...(plain['credentialSubject'] as JsonObject), achievement: { name } } as JsonObject;
    const odd = { ...plain, '@context': ['a\0b \ud800'], type: ['\udfff\0'], credentialSubject: subject } as JsonObject;
    const { viewer, fileId, checked } = await send(person, odd);
    const entered = await enterBadge(database.db, viewer, { badge: checked, ...words, fileId }, testStart);
    if (!entered.ok) throw new Error(entered.reason);
    expect((await getBadge(database.db, viewer, entered.value.id))?.achievementName).toBe(`${'x'.repeat(199)}\ufffd`);
  });

  test('comes once, whatever its file', async () => {
    const person = await createTherapist(database.db);
    const badge = await badgeFor(person.email);
    const first = await send(person, badge);
    const entry = { badge: first.checked, ...words, fileId: first.fileId };
    const both = await Promise.all([1, 2].map(() => enterBadge(database.db, first.viewer, entry, testStart)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const again = await send(person, JSON.stringify(badge, null, 1));
    expect(again.checked.entryId).not.toBeNull();
    const entered = { badge: again.checked, ...words, fileId: again.fileId };
    expect(await enterBadge(database.db, again.viewer, entered, testStart)).toEqual({
      ok: false,
      reason: 'there-already',
    });
    expect(await listLog(database.db, first.viewer)).toHaveLength(1);
  });

  test('is the therapist’s own word when it is another’s, nobody’s, altered, or its key is not at hand', async () => {
    const person = await createTherapist(database.db);
    const good = await badgeFor(person.email);
    const cases: [JsonObject, RegExp][] = [
      [await badgeFor('someone@else.example'), /another e-mail address/],
      [await badgeFor(null), /does not say whom/],
      [{ ...good, name: 'Something better' }, /a step of its check failed/],
      [await badgeFor(person.email, { validUntil: '2026-10-02T00:00:00Z' }), /a step of its check failed/],
      [foreignBadge(), /no signature|failed/],
    ];
    for (const [badge, why] of cases) {
      const { checked } = await send(person, badge);
      expect(checked.verification).toBe('self-declared');
      expect(checked.record.whySelfDeclared).toMatch(why);
    }
  });

  test('signed with a key that came along in it is no more than the therapist’s word, whoever it names', async () => {
    const person = await createTherapist(database.db);
    const own = p256Pair();
    const forged = await badgeFor(person.email, { issuer: 'https://university.example/issuer' });
    const { proof: _proof, ...plain } = forged;
    const jwt = await toJwt(plain, own, { alg: 'ES256', jwk: own.jwk as never, typ: 'JWT' });
    const { checked } = await send(person, jwt);
    expect(checked.record.steps).toContainEqual(expect.objectContaining({ step: 'proof jwt', outcome: 'passed' }));
    expect(checked.verification).toBe('self-declared');
    expect(checked.record.whySelfDeclared).toMatch(/nothing ties that key/);
  });

  test('of ours is known to be in the log already', async () => {
    const { person, certificateId } = await certified(database.db);
    const credential = await database.db.credential.findFirstOrThrow({
      where: { certificateId },
      select: { id: true },
    });
    const id = { id: `http://localhost:3000/credentials/${credential.id}` };
    const ours = await badgeFor(person.email, id);
    const { viewer, checked } = await send(person, ours);
    const [entry] = await listLog(database.db, viewer);
    expect(checked.entryId).toBe(entry?.id);
    const stranger = await createTherapist(database.db);
    expect((await send(stranger, ours)).checked.entryId).toBeNull();
    const admin = adminViewerOf(await createAdmin(database.db));
    const input = { certificateId, legalName: 'Corrected Name', reason: 'A letter was missing.' };
    expect(await correctName(database.db, admin, input, testStart)).toMatchObject({ ok: true });
    const older = await badgeFor(person.email, { ...id, name: 'Sent once more' });
    expect((await send(person, older)).checked.entryId).toBe(entry?.id);
  });

  test('that is none is said to be none', async () => {
    const person = await createTherapist(database.db);
    const sent = { fileName: 'a.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };
    expect(await keepBadge(database.db, viewerOf(person), stores, sent, testStart)).toEqual({
      ok: false,
      reason: 'no-badge',
    });
  });
});
