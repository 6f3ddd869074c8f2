import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addEvidence } from '#lib/cpd-log/commands/add-evidence.ts';
import { deleteEntry } from '#lib/cpd-log/commands/delete-entry.ts';
import { storesWith } from '#lib/cpd-log/commands/stores.ts';
import { s3Store } from '#lib/cpd-log/evidence/s3-store.ts';
import { makeDeleteStored } from '#lib/cpd-log/jobs.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
import { greyPicture } from '#tests/support/cpd-picture.ts';
import { startS3, s3Keys } from '#tests/support/cpd-s3-server.ts';
import type { S3Server } from '#tests/support/cpd-s3-server.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import { enterByHand } from './cpd-log-helpers.ts';

let database: TestDatabase;
let server: S3Server;
beforeAll(async () => {
  [database, server] = await Promise.all([cloneDatabase(), startS3()]);
});
afterAll(() => Promise.all([database.drop(), server.close()]));
beforeEach(() => {
  for (const list of [server.moods, server.faults, server.asked]) list.length = 0;
  server.objects.clear();
});

/** The test's own limit of time: the storage is on this machine, and silent only when told so. */
const storeOf = (more: Partial<typeof s3Keys> = {}) =>
  s3Store({ endpoint: server.endpoint, bucket: 'evidence-bucket', ...s3Keys, ...more }, { timeoutMs: 400 });

const picture = (shade: number) => new Uint8Array(greyPicture(shade, 8, 8));

async function world(shade: number) {
  const person = await createTherapist(database.db);
  const viewer = viewerOf(person);
  const stores = storesWith(storeOf());
  const entryId = await enterByHand(database.db, person);
  const send = (of = stores) =>
    addEvidence(database.db, viewer, of, { entryId, sent: { fileName: 'a.png', bytes: picture(shade) } }, testStart);
  const read = (fileId: string, of = stores) => readEvidenceFor(database.db, viewer, fileId, { entryId, stores: of });
  return { person, viewer, entryId, stores, send, read };
}

/** Keys that jobs would delete, those that wait their hour as well. */
async function keysInJobs(): Promise<string[]> {
  const jobs = await database.db.$queryRaw<{ payload: { keys: string[] } }[]>`
    SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'delete-stored'`;
  return jobs.flatMap(({ payload }) => payload.keys);
}

describe('evidence in S3-compatible storage', () => {
  test('is written and read back, signed as the storage reckons it, under a key that says nothing', async () => {
    const { send, read, person } = await world(1);
    const sent = await send();
    if (!sent.ok) throw new Error(sent.reason);
    expect([...server.objects.keys()]).toEqual([`/evidence-bucket/evidence/${sent.value.fileId}`]);
    expect([...server.objects.values()][0]).toMatchObject({ type: 'image/png', body: Buffer.from(picture(1)) });
    const found = await read(sent.value.fileId);
    expect(found.ok && Buffer.compare(found.value.content, picture(1))).toBe(0);
    expect(server.faults).toEqual([]);
    expect(server.asked.join()).not.toContain(person.id);
    expect(await database.db.evidenceBlob.count({ where: { fileId: sent.value.fileId } })).toBe(0);
  });

  test('with a wrong secret is refused by the storage, and no row says otherwise', async () => {
    const { send, viewer } = await world(2);
    const sent = await send(storesWith(storeOf({ secretAccessKey: 'another' as never })));
    expect(sent).toEqual({ ok: false, reason: 'storage-away' });
    expect(server.faults).toEqual(['signature']);
    expect(await database.db.evidenceFile.count({ where: { userId: viewer.userId } })).toBe(0);
  });

  test('outlasts two faults in a row, not three', async () => {
    const { send, viewer } = await world(3);
    server.moods.push('fault', 'fault', 'fault');
    expect(await send()).toEqual({ ok: false, reason: 'storage-away' });
    expect(await database.db.evidenceFile.count({ where: { userId: viewer.userId } })).toBe(0);
    server.moods.push('fault', 'cut-off');
    expect((await send()).ok).toBe(true);
  });

  test('that comes cut off, altered, too late or not at all is never handed out', async () => {
    const { send, read } = await world(4);
    const sent = await send();
    if (!sent.ok) throw new Error(sent.reason);
    const { fileId } = sent.value;
    server.moods.push('cut-off', 'silent', 'fault');
    expect(await read(fileId)).toEqual({ ok: false, reason: 'storage-away' });
    server.moods.push('cut-off');
    expect((await read(fileId)).ok).toBe(true);
    server.moods.push('refusing');
    expect(await read(fileId)).toEqual({ ok: false, reason: 'storage-away' });
    const [path, object] = [...server.objects.entries()][0] ?? [];
    server.objects.set(String(path), { body: Buffer.from('another'), type: object?.type });
    expect(await read(fileId)).toEqual({ ok: false, reason: 'content-lost' });
    server.objects.clear();
    expect(await read(fileId)).toEqual({ ok: false, reason: 'content-lost' });
    expect(await read(fileId, storesWith(null))).toEqual({ ok: false, reason: 'storage-away' });
  });

  test('is deleted by a job once its entry is, tried again while the storage is away, and fine when nothing is left', async () => {
    const { send, viewer, entryId, stores } = await world(5);
    const sent = await send();
    if (!sent.ok) throw new Error(sent.reason);
    const key = `evidence/${sent.value.fileId}`;
    const job = makeDeleteStored(stores.of('s3'));
    await job(database.db, { keys: [key] });
    expect(server.objects.size, 'a file that a row names is left alone').toBe(1);
    expect((await deleteEntry(database.db, viewer, entryId)).ok).toBe(true);
    expect((await keysInJobs()).filter((each) => each === key)).toHaveLength(2);
    server.moods.push('fault', 'fault', 'fault');
    await expect(job(database.db, { keys: [key] })).rejects.toThrow('did not delete');
    await job(database.db, { keys: [key] });
    expect(server.objects.size).toBe(0);
    await job(database.db, { keys: [key] });
    expect(server.faults).toEqual([]);
  });

  test('that never got its row is cleared by the job that was queued before it was sent', async () => {
    const { send, entryId, viewer, stores } = await world(6);
    // Both lie in the storage before either looks for its room.
    const store = storeOf();
    let arrived = 0;
    const both = Promise.withResolvers<null>();
    const meeting = storesWith({
      ...store,
      async stage(file) {
        const staged = await store.stage(file);
        arrived += 1;
        if (arrived === 2) both.resolve(null);
        await both.promise;
        return staged;
      },
    });
    const [first, second] = await Promise.all([send(meeting), send(meeting)]);
    expect([first.ok, second.ok].toSorted()).toEqual([false, true]);
    expect(server.objects.size).toBe(2);
    const keys = await keysInJobs();
    await makeDeleteStored(stores.of('s3'))(database.db, {
      keys: keys.filter((key) => server.objects.has(`/evidence-bucket/${key}`)),
    });
    expect(server.objects.size).toBe(1);
    const [kept] = await database.db.evidenceFile.findMany({ where: { entryId, userId: viewer.userId } });
    expect([...server.objects.keys()]).toEqual([`/evidence-bucket/${kept?.storageKey}`]);
  });
});
