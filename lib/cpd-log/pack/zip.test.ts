import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { safeFileName } from './file-names.ts';
import { withNoteOfMissing, zipStream } from './zip.ts';

const file = (name: string, text: string | null) => ({
  name,
  read: () => Promise.resolve(text === null ? null : Buffer.from(text)),
});
const entries = [
  file('pack/log.csv', 'a,b'),
  file('pack/evidence/E1 scan.png', 'one'),
  file('pack/evidence/E1 SCAN.png', 'two'),
  file('pack/../../etc/passwd', 'three'),
  file('pack/gone.pdf', null),
];
const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

test('holds each file once under a name of its own, none outside its folder, none that is gone', async () => {
  const found = unzipSync(await bytesOf(zipStream(entries)));
  expect(Object.fromEntries(Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual({
    'pack/log.csv': 'a,b',
    'pack/evidence/E1 scan.png': 'one',
    'pack/evidence/E1 SCAN (2).png': 'two',
    'pack/file/file/etc/passwd': 'three',
  });
});

test('what could not be read is named in a note; without such a file there is no note', async () => {
  const unpacked = async (list: typeof entries) =>
    unzipSync(await bytesOf(zipStream(withNoteOfMissing(list, 'pack/Missing files.txt'))));
  const found = await unpacked(entries);
  expect(strFromU8(found['pack/Missing files.txt'] ?? new Uint8Array())).toContain('\r\npack/gone.pdf\r\n');
  expect(Object.keys(await unpacked(entries.slice(0, 2)))).toEqual(['pack/log.csv', 'pack/evidence/E1 scan.png']);
});

test('the same files give the same bytes', async () => {
  expect(await bytesOf(zipStream(entries))).toEqual(await bytesOf(zipStream(entries)));
});

test('a name keeps its ending and loses what a file system or a reader would trip over', () => {
  expect(safeFileName('..')).toBe('file');
  expect(safeFileName('a/b\\c\u202Egpj.exe')).toBe('a-b-c-gpj.exe');
  expect(safeFileName(`${'x'.repeat(300)}.pdf`)).toMatch(/^x{110}\.pdf$/);
  expect(safeFileName('Zoë 证书.png')).toBe('Zoë 证书.png');
});
