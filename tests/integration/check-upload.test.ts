import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { badgeFile } from '#lib/certificate/badge/files.ts';
import { bakePng } from '#lib/certificate/badge/png.ts';
import { checkFile } from '#lib/certificate/check/check-file.ts';
import { readKnownKeys } from '#lib/certificate/check/proof/known.ts';
import type { UploadAnswer } from '#lib/certificate/upload/answer.ts';
import { uploadWords } from '#lib/certificate/upload/words.ts';
import { handOutBadge, handOutPdf } from '#lib/certificate/commands/hand-out.ts';
import { issuerDidDocument, publishedKeys } from '#lib/certificate/commands/issuer.ts';
import { signingKeys } from '#lib/certificate/commands/publish-keys.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { signedStatusList } from '#lib/certificate/commands/sign-status-list.ts';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import { checkUploadUnscoped } from '#lib/certificate/queries/check-upload.ts';
import { getStatusListUnscoped } from '#lib/certificate/queries/status-list.ts';
import { statusListUrl } from '#lib/certificate/badge/addresses.ts';
import type { FoundBadge } from '#lib/certificate/queries/badge.ts';
import { env } from '#lib/env.ts';
import { issueDemoBadges } from '#scripts/credential/issue-demo.ts';
import type { DemoBadges } from '#scripts/credential/issue-demo.ts';
import { sampleFiles } from '#scripts/credential/sample-files.ts';
import { seedDemo } from '../../prisma/seed.ts';
import { bytesOf, didOf, ed25519Pair, embed, foreignBadge } from '#tests/support/check-badges.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';

const at = new Date('2026-11-28T10:00:00Z');
const { appUrl } = env();
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQI12NoAAAAggCB3UNq9AAAAABJRU5ErkJggg==',
  'base64',
);
let database: TestDatabase;
let badges: DemoBadges;

beforeAll(async () => {
  database = await cloneDatabase();
  for (let course = 0; course < 3; course += 1) await publishTinyCourse(database.db);
  await seedDemo(database.db, at);
  badges = await issueDemoBadges(database.db, appUrl, at);
});
afterAll(() => database.drop());

const upload = (bytes: Uint8Array): Promise<UploadAnswer> => checkUploadUnscoped(database.db, bytes, { appUrl, at });
const differing = ({ facts }: UploadAnswer) => facts.filter(({ differs }) => differs).map(({ label }) => label);
const pdfOf = (badge: FoundBadge) => handOutPdf(database.db, badge, at);

test('every sample gives exactly what its index says', async () => {
  const keys = await signingKeys(database.db);
  const list = await signedStatusList(database.db, badges.valid.credential.statusListId, appUrl);
  const facts = await getStatusListUnscoped(database.db, badges.valid.credential.statusListId, appUrl);
  const address = statusListUrl(appUrl, facts?.listId ?? 0);
  const known = readKnownKeys([
    ...(await publishedKeys(database.db)).map(({ kid, publicJwk }) => ({ ...publicJwk, kid })),
    await issuerDidDocument(database.db),
  ]);
  const samples = await sampleFiles(badges, keys);
  for (const text of [list?.json ?? '', list?.jwt ?? '']) {
    for (const { file, bytes, outcome, failing } of samples) {
      const report = await checkFile(bytes, { at, keys: known, lists: new Map([[address, text]]) });
      const failed = report.steps.filter((step) => step.outcome === 'failed').map(({ step }) => step);
      expect({ file, outcome: report.outcome, failed }).toEqual({ file, outcome, failed: failing });
      expect(
        report.steps.filter((step) => step.outcome === 'not-checked'),
        file,
      ).toEqual([]);
    }
  }
});

describe('an upload of a file of ours', () => {
  test.each(['json', 'jwt', 'png', 'svg'] as const)('%s, byte for byte: the same, and valid', async (kind) => {
    const answer = await upload(await handOutBadge(database.db, badges.valid, kind, at));
    expect(answer).toMatchObject({ kind: 'same', status: 'valid', code: badges.valid.found.code });
  });

  test('the PDF: the same and valid; revoked, and superseded with the way to our record', async () => {
    expect(await upload(await pdfOf(badges.valid))).toMatchObject({ kind: 'same', fileKind: 'pdf', status: 'valid' });
    const revoked = await upload(await pdfOf(badges.revoked));
    expect(revoked).toMatchObject({ kind: 'same', status: 'revoked', code: badges.revoked.found.code });
    expect(uploadWords(revoked).sentences.join(' ')).toMatch(/withdrawn/);
    expect(await upload(await pdfOf(badges.superseded))).toMatchObject({ kind: 'same', status: 'superseded' });
  });
});

describe('an upload of what was changed', () => {
  test('a byte of the PDF outside its credential: genuine inside, and the paper may have been changed', async () => {
    const pdf = Buffer.concat([await pdfOf(badges.valid), Buffer.from('\n% one more line\n')]);
    const answer = await upload(pdf);
    expect(answer).toMatchObject({ kind: 'genuine', fileKind: 'pdf', status: 'valid' });
    expect(differing(answer)).toEqual([]);
    expect(uploadWords(answer).sentences.join(' ')).toMatch(/paper may have been changed/);
    expect(answer.facts).toContainEqual({
      label: 'Name',
      ours: 'Demonstration Therapist',
      file: 'Demonstration Therapist',
      differs: false,
    });
  });

  test('our badge in another picture: genuine inside, and the picture may have been changed', async () => {
    const jwt = await badgeFile(badges.valid, await signingKeys(database.db), 'jwt');
    const answer = await upload(bakePng(onePixel, jwt.toString()));
    expect(answer.kind).toBe('genuine');
    expect(uploadWords(answer).heading).toMatch(/file is not as we made it/);
  });

  test('the JSON saved anew by another program is genuine, with nothing to add', async () => {
    const json = await badgeFile(badges.valid, await signingKeys(database.db), 'json');
    const answer = await upload(bytesOf(JSON.stringify(JSON.parse(json.toString()))));
    expect(answer.kind).toBe('genuine');
    expect(uploadWords(answer).heading).toBe('Genuine');
  });

  test('a name in the JSON: altered, and the field that differs is named', async () => {
    const json = await badgeFile(badges.valid, await signingKeys(database.db), 'json');
    const answer = await upload(Buffer.from(json.toString().replaceAll('Demonstration Therapist', 'Somebody Else')));
    expect(answer).toMatchObject({ kind: 'altered', code: badges.valid.found.code });
    expect(differing(answer)).toEqual(['Name']);
    expect(uploadWords(answer).sentences.join(' ')).toMatch(/differs from it in: Name\./);
  });

  test('a badge made in our name by somebody else: altered, and in no record of ours', async () => {
    const forger = ed25519Pair();
    const forged = await embed(foreignBadge(`${appUrl}/credentials/issuer`), forger);
    expect(await upload(bytesOf(forged))).toMatchObject({ kind: 'altered', code: null, status: null });
  });

  test('an expired badge of our keys that was never issued is not genuine', async () => {
    const json = await badgeFile(badges.expired, await signingKeys(database.db), 'json');
    expect(await upload(json)).toMatchObject({ kind: 'altered', code: null });
  });
});

describe('an upload of something else', () => {
  test('another issuer’s badge: what could be checked', async () => {
    const keys = ed25519Pair();
    const answer = await upload(bytesOf(await embed(foreignBadge(didOf(keys)), keys)));
    expect(answer).toMatchObject({ kind: 'foreign', code: null, status: null });
    expect(answer.steps.every(({ outcome }) => outcome === 'passed')).toBe(true);
    expect(answer.facts).toContainEqual({ label: 'Issuer', ours: null, file: 'Example College', differs: false });
  });

  test('a PDF of ours from before there were badges: our record, and no word on the paper', async () => {
    const pdf = Buffer.concat([certificatePdf(badges.valid.found, appUrl), Buffer.from('\n')]);
    const answer = await upload(pdf);
    expect(answer).toMatchObject({ kind: 'code', code: badges.valid.found.code, status: 'valid' });
    expect(uploadWords(answer).sentences.join(' ')).toMatch(/nobody can tell from the file alone/);
  });

  test('a PDF without anything: type the code', async () => {
    const answer = await upload(Buffer.from('%PDF-1.4\n%%EOF'));
    expect(answer).toMatchObject({ kind: 'nothing', code: null });
    expect(uploadWords(answer).sentences.join(' ')).toMatch(/type the code/);
  });

  test.each([new Uint8Array(), Buffer.from('hello'), Buffer.alloc(1000, 255)])(
    'nonsense: nothing to check',
    async (bytes) => {
      expect(await upload(bytes)).toMatchObject({ kind: 'nothing', facts: [] });
    },
  );
});

test('a certificate revoked after its file was handed out answers revoked for the same file', async () => {
  const file = await handOutBadge(database.db, badges.valid, 'jwt', at);
  const admin = await database.db.user.findFirstOrThrow({
    where: { role: 'admin' },
    select: { id: true, email: true },
  });
  const viewer = { userId: admin.id, role: 'admin', label: admin.email } as const;
  const done = await revoke(
    database.db,
    viewer,
    { certificateId: badges.valid.certificateId, reason: 'For this test.' },
    at,
  );
  expect(done.ok).toBe(true);
  expect(await upload(file)).toMatchObject({ kind: 'same', status: 'revoked' });
});
