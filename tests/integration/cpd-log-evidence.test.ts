import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addEvidence, deleteEvidence } from '#lib/cpd-log/commands/add-evidence.ts';
import { deleteEntry } from '#lib/cpd-log/commands/delete-entry.ts';
import { addEntry } from '#lib/cpd-log/commands/save-entry.ts';
import { storesWith } from '#lib/cpd-log/commands/stores.ts';
import { scanEvidence } from '#lib/cpd-log/evidence/scan.ts';
import { getEntry } from '#lib/cpd-log/queries/list-log.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
import { listWaitingFiles } from '#lib/cpd-log/queries/waiting-files.ts';
import { dispositionOf, evidenceLimits, keptFileName } from '#lib/cpd-log/rules/evidence.ts';
import { newId } from '#lib/ids.ts';
import { greyPicture } from '#tests/support/cpd-picture.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import { enterByHand, said, workshop } from './cpd-log-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const stores = storesWith(null);
const reason = async (bytes: Uint8Array) => {
  const scanned = await scanEvidence(bytes);
  return scanned.ok ? scanned.value.mediaType : scanned.reason;
};
const text = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A picture whose content a number decides. */
const picture = (shade = 0) => new Uint8Array(greyPicture(shade));

async function pdf(change: (document: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]);
  change(document);
  return new Uint8Array(await document.save());
}

const action = (document: PDFDocument, kind: string) =>
  document.catalog.set(
    PDFName.of('OpenAction'),
    document.context.obj({ Type: 'Action', S: kind, JS: PDFString.of('app.alert(1)') }),
  );

describe('a file is known by its content', () => {
  test('pictures and documents are taken for what they are', async () => {
    expect(await reason(picture())).toBe('image/png');
    expect(await reason(await pdf())).toBe('application/pdf');
    const heic = join(new Uint8Array([0, 0, 0, 24]), text('ftypheic'), new Uint8Array(4), text('mif1heic'));
    expect(await reason(heic)).toBe('image/heic');
    const webp = join(text('RIFF'), new Uint8Array([26, 0, 0, 0]), text('WEBPVP8L'), new Uint8Array(14));
    expect(await reason(webp)).toBe('image/webp');
    expect(await reason(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...text('JFIF'), 0, 1, 1, 0]))).toBe(
      'image/jpeg',
    );
  });

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'file-type'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'file-type'],
    ['nothing', '', 'file-missing'],
    ['plain words', 'not a picture', 'file-type'],
    ['a programme', 'MZ\u0090\u0000\u0003', 'file-type'],
    [
      'the test of virus scanners',
      'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
      'file-unsafe',
    ],
    ['a PDF behind other bytes', 'GIF89a%PDF-1.7', 'file-type'],
  ])('%s is refused', async (_name, words, expected) => {
    expect(await reason(text(words))).toBe(expected);
  });

  test('a picture that is a page, a document or an archive as well is refused', async () => {
    expect(await reason(join(picture(), text('<SCRIPT>alert(1)</SCRIPT>')))).toBe('file-unsafe');
    expect(await reason(join(picture(), text('%PDF-1.7')))).toBe('file-unsafe');
    expect(await reason(join(picture(), text('PK\u0005\u0006'), new Uint8Array(18)))).toBe('file-unsafe');
    expect(await reason(join(picture(), text('X5O!EICAR-STANDARD-ANTIVIRUS-TEST-FILE!')))).toBe('file-unsafe');
  });

  test('a PDF that runs something, is locked or damaged is refused', async () => {
    for (const kind of ['JavaScript', 'Launch', 'SubmitForm'])
      expect(await reason(await pdf((document) => void action(document, kind)))).toBe('pdf-active');
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    expect(await reason(new Uint8Array(await locked.save()))).toBe('pdf-locked');
    expect(await reason(text('%PDF-1.7\nnothing of a document'))).toBe('pdf-unreadable');
  });

  test('a PDF that hides what it runs, or that would fill the memory, is refused as well', async () => {
    const plain = await pdf();
    const body = Buffer.from(plain).toString('latin1');
    const hidden = (words: string) =>
      text(
        body.replace('%%EOF', `${words}\n%%EOF`).replace(/startxref[^]*$/, '') +
          `${words}\n${body.slice(body.lastIndexOf('startxref'))}`,
      );
    expect(await reason(hidden('9 0 obj <</S /J#61vaScript>> endobj'))).toBe('pdf-active');
    expect(await reason(hidden('% stream\n9 0 obj <</S /Launch>> endobj endstream'))).toBe('pdf-active');
    expect(await reason(hidden('<</XFA 9 0 R>>'))).toBe('pdf-active');
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('latin1');
    expect(await reason(hidden(`9 0 obj <</Type /Obj#53tm /Filter /FlateDecode>> stream\n${bomb}\nendstream`))).toBe(
      'pdf-unreadable',
    );
    expect(await reason(hidden('9 0 obj <</Type /ObjStm /Filter /LZWDecode>> stream\nxx\nendstream'))).toBe(
      'pdf-unreadable',
    );
    const packed = deflateSync('<</S /JavaScript>>').toString('latin1');
    const far = `9 0 obj <</Type /ObjStm /Pad (${' '.repeat(3_000)}) /Filter /FlateDecode>> stream\n${packed}\nendstream`;
    expect(await reason(hidden(far)), 'its kind stands far before it').toBe('pdf-unreadable');
    const named = `9 0 obj <</Type /ObjStm /Pad (obj) /Filter /FlateDecode>> stream\n${packed}\nendstream`;
    expect(await reason(hidden(named)), 'its dictionary seems to begin later').toBe('pdf-unreadable');
    const inner = `8 0 obj (stream\n) 9 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n${packed}\nendstream`;
    expect(await reason(hidden(inner)), 'it seems to be inside another').toBe('pdf-unreadable');
    expect(await reason(hidden('9 0 obj <</Note (nothing to fear)>> endobj'))).toBe('application/pdf');
  });
});

test('a name is kept without what systems choke on, with its true ending, and sent in any script', () => {
  expect(keptFileName('../../etc/passwd', 'pdf')).toBe('passwd.pdf');
  expect(keptFileName('C:\\scans\\first aid.PDF.exe', 'jpg')).toBe('first aid.PDF.jpg');
  expect(keptFileName('\u202egnp.exe', 'png')).toBe('gnp.png');
  expect(keptFileName('', 'png')).toBe('evidence.png');
  expect(dispositionOf('attachment', 'Zoë "x"\r\n.pdf')).not.toMatch(/[\r\n]|"x"/);
  expect(dispositionOf('inline', '証明書.png')).toContain("filename*=UTF-8''%E8%A8%BC");
});

const add = (person: { id: string; email: string }, entryId: string | null, bytes: Uint8Array, fileName = 'a.png') =>
  addEvidence(database.db, viewerOf(person), stores, { entryId, sent: { fileName, bytes } }, testStart);

describe('evidence in the database', () => {
  test('is read back whole, goes with its entry, and the same file is not kept twice', async () => {
    const person = await createTherapist(database.db);
    const id = await enterByHand(database.db, person);
    const bytes = picture(7);
    const added = await add(person, id, bytes, 'my certificate.exe');
    if (!added.ok) throw new Error(added.reason);
    expect(await add(person, id, bytes)).toEqual({ ok: false, reason: 'file-there' });
    const read = await readEvidenceFor(database.db, viewerOf(person), added.value.fileId, { entryId: id, stores });
    expect(read).toMatchObject({ ok: true, value: { fileName: 'my certificate.png', mediaType: 'image/png' } });
    expect(read.ok && Buffer.compare(read.value.content, bytes)).toBe(0);
    expect((await getEntry(database.db, viewerOf(person), id))?.evidence).toMatchObject([
      { sizeBytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') },
    ]);
    expect((await deleteEntry(database.db, viewerOf(person), id)).ok).toBe(true);
    expect(await database.db.evidenceBlob.count({ where: { fileId: added.value.fileId } })).toBe(0);
  });

  test('that was altered where it lies is not handed out', async () => {
    const person = await createTherapist(database.db);
    const id = await enterByHand(database.db, person);
    const added = await add(person, id, picture(8));
    if (!added.ok) throw new Error(added.reason);
    await database.db.evidenceBlob.update({
      where: { fileId: added.value.fileId },
      data: { content: new Uint8Array([1, 2, 3]) },
    });
    const read = await readEvidenceFor(database.db, viewerOf(person), added.value.fileId, { stores });
    expect(read).toEqual({ ok: false, reason: 'content-lost' });
  });

  test('stays within 20 files an entry, 10 MB a file and 500 MB a person, also when many come at once', async () => {
    const person = await createTherapist(database.db);
    const id = await enterByHand(database.db, person);
    const sent = await Promise.all(Array.from({ length: 23 }, (_, shade) => add(person, id, picture(300 + shade))));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(evidenceLimits.filesPerEntry);
    expect(sent.filter((each) => !each.ok).map((each) => !each.ok && each.reason)).toEqual(
      Array.from({ length: 3 }, () => 'too-many-files'),
    );
    const large = join(picture(9), new Uint8Array(evidenceLimits.fileBytes));
    expect(await add(person, id, large)).toEqual({ ok: false, reason: 'file-too-large' });
    const other = await enterByHand(database.db, person);
    await database.db.evidenceFile.updateMany({
      where: { userId: person.id },
      data: { sizeBytes: evidenceLimits.totalBytes / evidenceLimits.filesPerEntry },
    });
    expect(await add(person, other, picture(10))).toEqual({ ok: false, reason: 'no-room' });
  });

  test('that came first waits for its entry and then belongs to it', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    const added = await add(person, null, picture(11));
    if (!added.ok) throw new Error(added.reason);
    const { fileId } = added.value;
    expect(await listWaitingFiles(database.db, viewer)).toMatchObject([{ id: fileId }]);
    const stranger = await createTherapist(database.db);
    const entry = { facts: workshop, words: said, bodySlugs: [], isAnother: false, fileId };
    const theirs = await addEntry(database.db, viewerOf(stranger), entry, testStart);
    expect(theirs.ok && (await getEntry(database.db, viewerOf(stranger), theirs.value.id))?.evidence).toEqual([]);
    const mine = await addEntry(database.db, viewer, entry, testStart);
    expect(mine.ok && (await getEntry(database.db, viewer, mine.value.id))?.evidence).toMatchObject([{ id: fileId }]);
    expect(await listWaitingFiles(database.db, viewer)).toEqual([]);
  });
});

test('nobody reads, adds to or deletes another’s evidence, nor can tell it from none', async () => {
  const owner = await createTherapist(database.db);
  const stranger = await createTherapist(database.db);
  const admin = await createTherapist(database.db, { role: 'admin' });
  const id = await enterByHand(database.db, owner);
  const own = await enterByHand(database.db, stranger);
  const added = await add(owner, id, picture(12));
  const waiting = await add(owner, null, picture(13));
  if (!added.ok || !waiting.ok) throw new Error('not added');
  for (const viewer of [viewerOf(stranger), { userId: admin.id, role: 'admin' as const }]) {
    for (const fileId of [added.value.fileId, waiting.value.fileId, newId(), '', 'x']) {
      for (const at of [undefined, id, own, null, 'x']) {
        const where = at === undefined ? {} : { entryId: at };
        expect(await readEvidenceFor(database.db, viewer, fileId, { ...where, stores })).toEqual({
          ok: false,
          reason: 'not-found',
        });
      }
      expect(await deleteEvidence(database.db, viewer, fileId)).toEqual({ ok: false, reason: 'not-found' });
    }
    expect(await listWaitingFiles(database.db, viewer)).toEqual([]);
    for (const entryId of [id, newId(), 'x'])
      expect(
        await addEvidence(
          database.db,
          viewer,
          stores,
          { entryId, sent: { fileName: 'a', bytes: picture(14) } },
          testStart,
        ),
      ).toEqual({ ok: false, reason: 'not-found' });
  }
  // The owner, too, finds a file only under the entry that it belongs to.
  const other = await enterByHand(database.db, owner);
  const elsewhere = await readEvidenceFor(database.db, viewerOf(owner), added.value.fileId, { entryId: other, stores });
  expect(elsewhere).toEqual({ ok: false, reason: 'not-found' });
  expect((await readEvidenceFor(database.db, viewerOf(owner), added.value.fileId, { entryId: id, stores })).ok).toBe(
    true,
  );
});
