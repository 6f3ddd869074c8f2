import { Zip, ZipDeflate } from 'fflate';

export type ZipEntry = { readonly name: string; readonly content: Uint8Array };

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
      const file = new ZipDeflate(next.value.name, { level: 6 });
      zip.add(file);
      file.push(next.value.content, true);
    },
    async cancel() {
      await source.return?.();
      zip.terminate();
    },
  });
}
