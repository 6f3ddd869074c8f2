import { createHash } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyDocuments } from '#lib/certificate/badge/controller.ts';
import { loaderWith } from '#lib/certificate/badge/document-loader.ts';
import { keyUrl, statusListUrl } from '#lib/certificate/badge/addresses.ts';
import { badgeKinds } from '#lib/certificate/badge/files.ts';
import { unbakePng } from '#lib/certificate/badge/png.ts';
import { unbakeSvg } from '#lib/certificate/badge/svg.ts';
import { badgeOf, handOutBadge, handOutPdf } from '#lib/certificate/commands/hand-out.ts';
import { issuerDidDocument, issuerProfile, publishedKeys } from '#lib/certificate/commands/issuer.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { signedStatusList } from '#lib/certificate/commands/sign-status-list.ts';
import type { FoundBadge } from '#lib/certificate/queries/badge.ts';
import { env } from '#lib/env.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import { certified, later } from './certificate-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

async function badge(): Promise<FoundBadge & { id: string }> {
  const { code, certificateId } = await certified(database.db);
  const found = await badgeOf(database.db, code, env().appUrl, later);
  if (!found) throw new Error('the certificate has no badge');
  return { ...found, id: certificateId };
}

/** Reads the addresses that a badge names from what we publish there, and nothing else. */
async function published(listId: number) {
  const list = await signedStatusList(database.db, listId, env().appUrl);
  return loaderWith({
    ...keyDocuments(await issuerProfile(database.db)),
    [statusListUrl(env().appUrl, listId)]: JSON.parse(list?.json ?? 'null') as object,
  });
}

const suite = () => new DataIntegrityProof({ cryptosuite });

async function isRevoked({ credential }: FoundBadge, json: string): Promise<boolean | undefined> {
  const documentLoader = await published(credential.statusListId);
  const result = await checkStatus({ credential: JSON.parse(json) as object, documentLoader, suite: suite() });
  expect(result).toMatchObject({ verified: true });
  return result.results?.[0]?.status;
}

test('each file carries a credential that the published keys verify, and its fingerprint is kept once', async () => {
  const found = await badge();
  const { db } = database;
  const files = Object.fromEntries(
    await Promise.all(badgeKinds.map(async (kind) => [kind, await handOutBadge(db, found, kind, later)] as const)),
  );
  const json = JSON.parse(String(files['json'])) as object;
  const documentLoader = await published(found.credential.statusListId);
  const checked = await verifyCredential({ credential: json, suite: suite(), documentLoader, checkStatus });
  expect(checked).toMatchObject({ verified: true });

  const jwt = String(files['jwt']);
  const keys = await publishedKeys(db);
  const key = keys.find(({ kid }) => keyUrl(env().appUrl, kid) === decodeProtectedHeader(jwt).kid);
  await expect(jwtVerify(jwt, await importJWK(key?.publicJwk ?? {}, 'RS256'))).resolves.toHaveProperty('payload.jti');
  expect(unbakePng(files['png'] ?? Buffer.alloc(0))).toBe(jwt);
  expect(unbakeSvg(String(files['svg']))).toBe(jwt);
  expect(PNG.sync.read(files['png'] ?? Buffer.alloc(0)).width).toBe(800);

  const again = await handOutBadge(db, found, 'png', later);
  expect(again.equals(files['png'] ?? Buffer.alloc(0))).toBe(true);
  await handOutPdf(db, found, later);
  const rows = await db.certificateFile.findMany({ where: { certificateId: found.id }, orderBy: { kind: 'asc' } });
  expect(rows.map(({ kind }) => kind)).toEqual(['jwt', 'json', 'pdf', 'png', 'svg'].sort());
  expect(rows.find(({ kind }) => kind === 'png')?.sha256).toBe(createHash('sha256').update(again).digest('hex'));
}, 60_000);

test('the signed status list tells a library that we did not write when a badge is revoked', async () => {
  const found = await badge();
  const json = String(await handOutBadge(database.db, found, 'json', later));
  expect(await isRevoked(found, json)).toBe(false);
  const admin = adminViewerOf(await createAdmin(database.db));
  await revoke(database.db, admin, { certificateId: found.id, reason: 'Issued in error.' }, later);
  expect(await isRevoked(found, json)).toBe(true);
});

test('a certificate of before gets its badge with the first download', async () => {
  const { code, certificateId } = await certified(database.db);
  await database.db.credential.deleteMany({ where: { certificateId } });
  const both = await Promise.all([1, 2].map(() => badgeOf(database.db, code, env().appUrl, later)));
  expect(new Set(both.map((each) => each?.credential.id)).size).toBe(1);
  expect(await badgeOf(database.db, '0'.repeat(27), env().appUrl, later)).toBeNull();
});

test('nothing private is in what the issuer publishes', async () => {
  const { db } = database;
  const all = JSON.stringify([await issuerProfile(db), await issuerDidDocument(db), await publishedKeys(db)]);
  expect(all).toContain('z6Mk');
  expect(all).not.toMatch(/"(?:d|p|q|dp|dq|qi|oth|secretKeyMultibase)":/);
});
