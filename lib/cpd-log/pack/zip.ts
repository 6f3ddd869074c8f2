import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { safeFileName } from './file-names.ts';

/** A file of the archive; its content is read when its turn comes. Null: it is left out. */
export type ZipEntry = { readonly name: string; readonly read: () => Promise<Uint8Array | null> };

/** Within what a ZIP can say of a time; the same for every file, so that the same files give the same bytes. */
const sameTime = new Date(1980, 0, 2);
const packedAlready = /\.(?:pdf|png|jpe?g|webp|zip)$/i;

/** Names made safe, and told apart by a number where two are the same. */
function distinct(entries: readonly ZipEntry[]): ZipEntry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const safe = entry.name.split('/').map(safeFileName).join('/');
    let name = safe;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1)
      name = safe.replace(/(\.[^./]*)?$/, (ending) => ` (${number})${ending}`);
    taken.add(name.toLowerCase());
    return { ...entry, name };
  });
}

/** The same files and, where one of them could not be read, a note at the end that names it: nothing is left out in silence. */
export function withNoteOfMissing(entries: readonly ZipEntry[], noteName: string): ZipEntry[] {
  const missing: string[] = [];
  const watched = entries.map(({ name, read }) => ({
    name,
    read: async () => {
      const content = await read();
      if (!content) missing.push(name);
      return content;
    },
  }));
  const note = () =>
    ['These files are not in here, because they could not be read just now. Make the ZIP again in a while:', ...missing]
      .map((line) => `${line}\r\n`)
      .join('');
  return [
    ...watched,
    { name: noteName, read: async () => (missing.length === 0 ? null : Buffer.from(note(), 'utf8')) },
  ];
}

/** A ZIP that is written while it is read: one file at a time is in memory. */
export function zipStream(entries: readonly ZipEntry[]): ReadableStream<Uint8Array> {
  const chunks = zipChunks(distinct(entries));
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* zipChunks(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array, void, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { name, read } of entries) {
    const content = await read();
    if (content) addFile(zip, name, content);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

function addFile(zip: Zip, name: string, content: Uint8Array): void {
  const file = packedAlready.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
  file.mtime = sameTime;
  zip.add(file);
  file.push(content, true);
}
