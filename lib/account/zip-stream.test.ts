import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipStream } from './zip-stream.ts';
import type { ZipEntry } from './zip-stream.ts';

async function* from(entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  for (const entry of entries) yield entry;
}

test('what goes in comes out, names in any script included, and an empty one is a file too', async () => {
  const entries = [
    { name: 'data.json', content: Buffer.from('{"a":1}') },
    { name: 'evidence/Ζωή 龙.pdf', content: new Uint8Array(20_000).fill(7) },
    { name: 'log 龙.csv', content: new Uint8Array(200_000).fill(7) },
    { name: 'empty.txt', content: new Uint8Array() },
  ];
  const bytes = new Uint8Array(await new Response(zipStream(from(entries))).arrayBuffer());
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(entries.map(({ name }) => name));
  for (const { name, content } of entries)
    expect(Buffer.from(files[name] ?? []).equals(Buffer.from(content))).toBe(true);
  // What is packed already is put in as it is; the rest is packed.
  expect(bytes.length).toBeGreaterThan(20_000);
  expect(bytes.length).toBeLessThan(30_000);
});

test('a source that breaks breaks the download, so that nobody keeps half a copy for a whole one', async () => {
  async function* broken(): AsyncGenerator<ZipEntry> {
    yield { name: 'one', content: Buffer.from('1') };
    throw new Error('the database is away');
  }
  await expect(new Response(zipStream(broken())).arrayBuffer()).rejects.toThrow('the database is away');
});
