import { afterAll, beforeAll, expect, test } from 'vitest';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { recordVisit, sharePack, withdrawShare } from '#lib/cpd-log/commands/share-pack.ts';
import { packCsv } from '#lib/cpd-log/pack/csv.ts';
import { packPdf } from '#lib/cpd-log/pack/pdf.ts';
import { buildPack } from '#lib/cpd-log/queries/build-pack.ts';
import { readAppendix, readPackFile } from '#lib/cpd-log/queries/pack-evidence.ts';
import { getSharedPackUnscoped } from '#lib/cpd-log/queries/shared-pack.ts';
import { getShare, listShares } from '#lib/cpd-log/queries/shares.ts';
import type { Pack, PackRequest } from '#lib/cpd-log/schema/pack.ts';
import { newId, randomHex, sha256 } from '#lib/ids.ts';
import type { Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, viewerOf } from '#tests/support/factories.ts';
import { certified } from './certificate-helpers.ts';

const at = new Date('2026-11-28T01:00:00.000Z');
const later = (days: number) => new Date(at.getTime() + days * 24 * 60 * 60 * 1000);
const year: PackRequest = { body: 'anta', from: '2026-01-01', to: '2026-12-31' };
const newShareToken = () => Buffer.from(randomHex(32), 'hex').toString('base64url');

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** A therapist of two bodies with a completion, a workshop with a file and private words, and one of last year. */
async function world() {
  const { db } = database;
  const { person, certificateId, code } = await certified(db);
  const viewer = viewerOf(person);
  for (const bodySlug of ['anta', 'cnhc'])
    await db.cpdMembership.create({
      data: {
        id: newId(),
        userId: person.id,
        bodySlug,
        membershipNumber: `SECRET-${bodySlug}`,
        createdAt: at,
        updatedAt: at,
      },
    });
  const fileId = newId();
  const entry = {
    userId: person.id,
    source: 'manual',
    provider: 'A provider',
    minutes: 180,
    mode: 'in_person',
    relation: 'direct',
    verification: 'self-declared',
    createdAt: at,
    updatedAt: at,
  } as const;
  const workshopId = newId();
  await db.cpdEntry.create({
    data: {
      ...entry,
      id: workshopId,
      title: 'Workshop of this year',
      completedOn: new Date('2026-05-01T00:00:00Z'),
      learned: 'PRIVATE words',
      reflections: {
        create: {
          id: newId(),
          userId: person.id,
          shape: 'free',
          answers: { learned: 'PRIVATE reflection' },
          createdAt: at,
          updatedAt: at,
        },
      },
      files: {
        create: {
          id: fileId,
          userId: person.id,
          fileName: 'scan.png',
          mediaType: 'image/png',
          sizeBytes: 4,
          sha256: sha256('scan'),
          storage: 'database',
          createdAt: at,
          blob: { create: { content: new TextEncoder().encode('scan') } },
        },
      },
    },
  });
  await db.cpdEntry.create({
    data: { ...entry, id: newId(), title: 'SECRET of last year', completedOn: new Date('2025-05-01T00:00:00Z') },
  });
  return { db, person, viewer, certificateId, code, fileId, workshopId };
}

async function packFor(viewer: Viewer, request: PackRequest = year): Promise<Pack> {
  const built = await buildPack(database.db, viewer, request, at);
  if (!built.ok) throw new Error(built.reason);
  return built.value;
}

test('a pack holds one body and one period, with the record behind a completion and no answers of the quiz', async () => {
  const { viewer, code } = await world();
  const pack = await packFor(viewer);
  expect(pack.activities.map(({ title }) => title)).toEqual(['Workshop of this year', 'A tiny course']);
  expect(pack).toMatchObject({
    holder: { legalName: 'Zoë Åström', membershipNumber: 'SECRET-anta' },
    body: { slug: 'anta', unitMany: 'CPE points' },
    madeOn: '2026-11-28',
    minutes: 210,
    summary: { verdict: 'open', quotaUnits: 20, totalUnits: 3.5 },
    certificates: [
      {
        code,
        status: 'valid',
        outcomes: ['Do thing 1', 'Do thing 2', 'Do thing 3'],
        record: {
          modules: [{ title: 'Module 1' }, { title: 'Module 2' }, { title: 'Module 3' }],
          attempt: { number: 1, correct: 5, total: 6, percent: 83.3, passed: true },
        },
      },
    ],
    evidence: [{ position: 1, activityPosition: 1, fileName: 'scan.png' }],
  });
  const text = JSON.stringify(pack);
  for (const secret of ['SECRET of last year', 'SECRET-cnhc', 'PRIVATE', 'RATIONALE', 'option'])
    expect(text, secret).not.toContain(secret);
  expect(pack.gaps.map(({ kind }) => kind)).not.toContain('not-a-period-of-the-body');
  expect(JSON.stringify(await packFor(viewer, { ...year, reflections: 'yes' }))).toContain('PRIVATE reflection');
  expect(packPdf(pack, 'https://a.example').subarray(0, 5).toString()).toBe('%PDF-');
  expect(packCsv(pack, 'https://a.example')).toContain(code);
});

test('dates that are no period of the body are named, the whole log counts by no rule, and a body must be there', async () => {
  const { db, viewer } = await world();
  const own = await packFor(viewer, { ...year, from: '2026-02-01' });
  expect(own.gaps.map(({ kind }) => kind)).toContain('not-a-period-of-the-body');
  const all = await packFor(viewer, { body: 'whole-log', from: '2020-01-01', to: '2026-12-31' });
  expect(all).toMatchObject({ body: null, summary: null });
  expect(all.activities).toHaveLength(3);
  expect(await buildPack(db, viewer, { ...year, body: 'no-such-body' }, at)).toEqual({
    ok: false,
    reason: 'no-such-body',
  });
});

test('a shared pack is what stood when it was shared, with certificates as they stand now', async () => {
  const { db, viewer, certificateId, workshopId } = await world();
  const token = newShareToken();
  const made = await sharePack(db, viewer, { label: 'For ANTA', days: 7, pack: await packFor(viewer), token }, at);
  if (!made.ok) throw new Error(made.reason);
  const rows = JSON.stringify(await db.auditShare.findMany());
  expect(rows).not.toContain(token);
  expect(rows).toContain(sha256(token));
  await db.cpdEntry.update({ where: { id: workshopId }, data: { title: 'CHANGED since' } });
  const admin = await createAdmin(db);
  const revoked = await revoke(db, adminViewerOf(admin), { certificateId, reason: 'A test of what a link shows.' }, at);
  expect(revoked.ok).toBe(true);
  const shared = await getSharedPackUnscoped(db, token, later(1));
  expect(shared?.pack.activities[0]?.title).toBe('Workshop of this year');
  expect(shared?.pack.certificates[0]?.status).toBe('revoked');
  expect(shared?.pack.gaps.map(({ kind }) => kind)).toContain('certificate-revoked');
  for (const secret of ['PRIVATE', 'SECRET of last year', 'SECRET-cnhc', 'CHANGED'])
    expect(JSON.stringify(shared?.pack), secret).not.toContain(secret);
});

test('a link that is over, withdrawn or unknown answers the same nothing', async () => {
  const { db, viewer } = await world();
  const pack = await packFor(viewer);
  const [old, gone] = [newShareToken(), newShareToken()];
  await sharePack(db, viewer, { label: 'old', days: 7, pack, token: old }, at);
  const made = await sharePack(db, viewer, { label: 'gone', days: 90, pack, token: gone }, at);
  if (!made.ok) throw new Error(made.reason);
  expect(await getSharedPackUnscoped(db, old, new Date(later(7).getTime() - 1))).not.toBeNull();
  expect(await getSharedPackUnscoped(db, old, later(7))).toBeNull();
  expect(await getSharedPackUnscoped(db, gone, later(1))).not.toBeNull();
  expect(await withdrawShare(db, viewer, made.value.id, later(2))).toEqual({ ok: true, value: null });
  expect(await withdrawShare(db, viewer, made.value.id, later(3))).toEqual({ ok: true, value: null });
  expect(await getSharedPackUnscoped(db, gone, later(2))).toBeNull();
  for (const token of [newShareToken(), '', 'short', `${gone} `, '%00'])
    expect(await getSharedPackUnscoped(db, token, at), token).toBeNull();
  expect((await listShares(db, viewer, later(8))).map(({ label, state }) => [label, state])).toEqual(
    expect.arrayContaining([
      ['old', 'expired'],
      ['gone', 'withdrawn'],
    ]),
  );
  expect(
    (await getShare(db, viewer, made.value.id, later(8)))?.share.withdrawnAt,
    'when it was first withdrawn',
  ).toEqual(later(2));
});

test('nobody else sees or ends a link, a pack or a file: not another therapist, not an admin', async () => {
  const { db, viewer, fileId, certificateId } = await world();
  const made = await sharePack(
    db,
    viewer,
    { label: 'Mine', days: 30, pack: await packFor(viewer), token: newShareToken() },
    at,
  );
  if (!made.ok) throw new Error(made.reason);
  const stranger = viewerOf(await createTherapist(db));
  const admin = adminViewerOf(await createAdmin(db));
  for (const other of [stranger, admin]) {
    expect(await listShares(db, other, at)).toEqual([]);
    expect(await getShare(db, other, made.value.id, at)).toBeNull();
    expect(await withdrawShare(db, other, made.value.id, at)).toEqual({ ok: false, reason: 'not-found' });
    const pack = await packFor(other, { body: 'whole-log', from: '2020-01-01', to: '2026-12-31' });
    expect(pack.activities).toEqual([]);
    expect(JSON.stringify(pack)).not.toContain(certificateId);
    expect(await readPackFile(db, other.userId, fileId)).toBeNull();
    // A pack that was forged to name another's file does not open it.
    const forged = await packFor(viewer);
    expect(await readAppendix(db, other.userId, forged)).toEqual([]);
  }
  expect((await listShares(db, viewer, at)).find(({ id }) => id === made.value.id)?.state).toBe('open');
  expect(Buffer.from((await readPackFile(db, viewer.userId, fileId)) ?? []).toString()).toBe('scan');
});

test('visits are kept with time and kind, robots are shown but not counted', async () => {
  const { db, viewer } = await world();
  const made = await sharePack(
    db,
    viewer,
    { label: 'Counted', days: 30, pack: await packFor(viewer), token: newShareToken() },
    at,
  );
  if (!made.ok) throw new Error(made.reason);
  const visit = { shareId: made.value.id, browser: 'Firefox on Windows' };
  await recordVisit(db, { ...visit, what: 'page', isRobot: true }, later(1));
  expect((await getShare(db, viewer, made.value.id, later(2)))?.share).toMatchObject({
    visitCount: 0,
    lastVisitAt: null,
  });
  await recordVisit(db, { ...visit, what: 'page', isRobot: false }, later(2));
  await recordVisit(db, { ...visit, what: 'pdf', isRobot: false }, later(3));
  const found = await getShare(db, viewer, made.value.id, later(4));
  expect(found?.share).toMatchObject({ visitCount: 2, lastVisitAt: later(3) });
  expect(found?.visits.map(({ what, isRobot }) => [what, isRobot])).toEqual([
    ['pdf', false],
    ['page', false],
    ['page', true],
  ]);
});

test('fifty open links are enough; one that is over makes room', async () => {
  const { db, viewer } = await world();
  const pack = await packFor(viewer);
  const share = (when: Date) => sharePack(db, viewer, { label: 'One', days: 7, pack, token: newShareToken() }, when);
  for (let count = 0; count < 50; count += 1) expect((await share(at)).ok).toBe(true);
  expect(await share(at)).toEqual({ ok: false, reason: 'too-many' });
  expect((await share(later(7))).ok).toBe(true);
});
