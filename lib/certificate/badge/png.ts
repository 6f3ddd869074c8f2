import { crc32 } from 'node:zlib';

/** Of Open Badges 3.0: the chunk that carries the credential. */
const keyword = 'openbadgecredential';
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostChunks = 10_000;

type Chunk = { readonly type: string; readonly data: Buffer; readonly start: number; readonly end: number };

/** The chunks of a PNG in order. Throws for anything that is not one: a wrong length, a wrong check sum, no end. */
function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error('this is not a PNG');
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < bytes.length && chunks.length < mostChunks;) {
    if (at + 12 > bytes.length) throw new Error('the PNG ends in the middle of a chunk');
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new Error('the PNG ends in the middle of a chunk');
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw new Error('a chunk of the PNG does not match its check sum');
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), start: at, end });
    if (type === 'IEND') return chunks;
    at = end;
  }
  throw new Error('the PNG has no end');
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What an iTXt chunk of our keyword says; null for any other chunk. Compressed text is not allowed in a badge. */
function credentialIn({ type, data }: Chunk): string | null {
  if (type !== 'iTXt' || !data.subarray(0, keyword.length + 1).equals(Buffer.from(`${keyword}\0`, 'latin1')))
    return null;
  if (data[keyword.length + 1] !== 0)
    throw new Error('the credential in the PNG is compressed, which badges do not allow');
  const language = keyword.length + 3;
  const translated = data.indexOf(0, language);
  const text = translated < 0 ? -1 : data.indexOf(0, translated + 1);
  if (text < 0) throw new Error('the credential in the PNG is cut off');
  return data.toString('utf8', text + 1);
}

/** The PNG with one uncompressed iTXt chunk that carries the credential (a JWT or JSON); an earlier one is replaced. */
export function bakePng(png: Uint8Array, text: string): Buffer {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const data = Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]);
  const [header, ...rest] = chunksOf(png).filter((each) => credentialIn(each) === null);
  if (header?.type !== 'IHDR') throw new Error('the PNG does not begin with its header');
  const copy = (each: Chunk) => bytes.subarray(each.start, each.end);
  return Buffer.concat([signature, copy(header), chunk('iTXt', data), ...rest.map(copy)]);
}

/** The credential in a PNG, or null when it carries none. Throws for a broken file and for two credentials in one. */
export function unbakePng(png: Uint8Array): string | null {
  const found = chunksOf(png).flatMap((each) => credentialIn(each) ?? []);
  if (found.length > 1) throw new Error('the PNG carries more than one credential');
  return found[0] ?? null;
}
