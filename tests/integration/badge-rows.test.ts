import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { publishKeys } from '#lib/certificate/commands/publish-keys.ts';
import { reinstate } from '#lib/certificate/commands/reinstate.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { writeBadge } from '#lib/certificate/commands/write-badge.ts';
import { identityHash } from '#lib/certificate/badge/identity.ts';
import { statusListJson } from '#lib/certificate/badge/status-list.ts';
import { getBadgeByCodeUnscoped, getBadgeByIdUnscoped } from '#lib/certificate/queries/badge.ts';
import { listPublicKeysUnscoped } from '#lib/certificate/queries/keys.ts';
import { getStatusListUnscoped } from '#lib/certificate/queries/status-list.ts';
import { testSigningKeys } from '#tests/support/badge-facts.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { certified, later } from './certificate-helpers.ts';

const appUrl = 'https://learn.example.org';
const reason = 'Written down for the test.';
let database: TestDatabase;
let admin: AdminViewer;

beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

const badgesOf = (certificateId: string) =>
  database.db.credential.findMany({ where: { certificateId }, orderBy: { episode: 'asc' } });

async function isSet(badge: { statusListId: number; statusIndex: number }): Promise<boolean> {
  const facts = await getStatusListUnscoped(database.db, badge.statusListId, appUrl);
  if (!facts) throw new Error('there is no such list');
  const list = await decodeList({ encodedList: statusListJson(facts).credentialSubject.encodedList });
  expect(list.length).toBe(131_072);
  return list.getStatus(badge.statusIndex);
}

test('an issue writes one badge, valid, with the hash of the holder’s address', async () => {
  const { certificateId, code, person } = await certified(database.db);
  const [badge, ...others] = await badgesOf(certificateId);
  expect(others).toEqual([]);
  expect(badge?.identityHash).toBe(identityHash(person.email, badge?.salt ?? ''));
  expect(badge && (await isSet(badge))).toBe(false);
  const byCode = await getBadgeByCodeUnscoped(database.db, code, appUrl);
  expect(byCode?.credential.id).toBe(badge?.id);
  expect((await getBadgeByIdUnscoped(database.db, badge?.id ?? '', appUrl))?.certificate.code).toBe(code);
});

test('revoking sets the place; a reinstatement leaves it set and begins a new badge in another place', async () => {
  const { certificateId } = await certified(database.db);
  await revoke(database.db, admin, { certificateId, reason }, later);
  const [first] = await badgesOf(certificateId);
  expect(first && (await isSet(first))).toBe(true);
  const reinstatedAt = new Date(later.getTime() + 1000);
  await reinstate(database.db, admin, { certificateId, reason }, reinstatedAt);
  const [old, fresh] = await badgesOf(certificateId);
  expect(fresh).toMatchObject({ episode: 2, validFrom: reinstatedAt });
  expect(fresh?.id).not.toBe(old?.id);
  expect([old && (await isSet(old)), fresh && (await isSet(fresh))]).toEqual([true, false]);
});

test('a correction sets the old place and not the new one', async () => {
  const { certificateId } = await certified(database.db);
  const corrected = await correctName(database.db, admin, { certificateId, legalName: 'Zoë Åberg', reason }, later);
  if (!corrected.ok) throw new Error(corrected.reason);
  const [old] = await badgesOf(certificateId);
  const [fresh] = await badgesOf(corrected.value.certificateId);
  expect([old && (await isSet(old)), fresh && (await isSet(fresh))]).toEqual([true, false]);
});

test('a certificate of before gets its badge once, also when several ask at the same time', async () => {
  const { certificateId } = await certified(database.db);
  await revoke(database.db, admin, { certificateId, reason }, later);
  await reinstate(database.db, admin, { certificateId, reason }, new Date(later.getTime() + 1000));
  await database.db.credential.deleteMany({ where: { certificateId } });
  const write = () => transact(database.db, (tx) => writeBadge(tx, certificateId, later));
  await Promise.all([write(), write(), write()]);
  await write();
  const badges = await badgesOf(certificateId);
  expect(badges).toMatchObject([{ episode: 2, validFrom: new Date(later.getTime() + 1000) }]);
});

test('a taken place is drawn again, and a full list is followed by a new one', async () => {
  const { db } = database;
  const [one, two] = [await certified(db), await certified(db)];
  const ids = [one.certificateId, two.certificateId];
  await db.credential.deleteMany({ where: { certificateId: { in: ids } } });
  const listId = (await db.statusList.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
  await transact(db, (tx) => writeBadge(tx, one.certificateId, later, () => 7));
  await transact(db, (tx) => writeBadge(tx, two.certificateId, later, () => 7));
  const [[first], [second]] = [await badgesOf(one.certificateId), await badgesOf(two.certificateId)];
  expect(first).toMatchObject({ statusListId: listId, statusIndex: 7 });
  expect(second).toMatchObject({ statusListId: listId + 1, statusIndex: 7 });
  expect(await getStatusListUnscoped(db, listId + 2, appUrl)).toBeNull();
});

test('another key in the environment retires the old one and keeps it published', async () => {
  const [old, fresh] = [await testSigningKeys(), await testSigningKeys()];
  await publishKeys(database.db, old, later);
  await publishKeys(database.db, old, later);
  await publishKeys(database.db, fresh, new Date(later.getTime() + 1000));
  const keys = await listPublicKeysUnscoped(database.db);
  expect(
    keys
      .filter(({ retiredAt }) => !retiredAt)
      .map(({ kid }) => kid)
      .sort(),
  ).toEqual([fresh.rsa.kid, fresh.ed25519.kid].sort());
  expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([old.rsa.kid, old.ed25519.kid]));
  expect(JSON.stringify(keys)).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/);
});
