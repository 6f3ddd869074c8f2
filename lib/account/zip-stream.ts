import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipEntry = { readonly name: string; readonly content: Uint8Array };

/** Packed already: to pack it again would keep other requests waiting for nothing. */
const isPacked = /\.(?:pdf|png|jpe?g|webp|heic|zip)$/i;

/** A ZIP file that is made while it is read: each entry is asked for when the one before has been taken. */
export function zipStream(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const source = entries[Symbol.asyncIterator]();
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) return controller.error(error);
        if (chunk.length > 0) controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const next = await source.next();
      if (next.done) return zip.end();
      const { name, content } = next.value;
      const file = isPacked.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      zip.add(file);
      file.push(content, true);
    },
    async cancel() {
      await source.return?.();
      zip.terminate();
    },
  });
}
