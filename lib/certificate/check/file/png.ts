import { crc32 } from 'node:zlib';
import type { Extracted } from './extract.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const keyword = 'openbadgecredential';

export const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(signature);

type Chunk = { readonly type: string; readonly data: Buffer };

/** The chunks up to IEND, each with its checksum compared; or what is wrong with them. */
function readChunks(bytes: Buffer): readonly Chunk[] | string {
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return 'The picture ends in the middle of a chunk.';
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return `The checksum of the picture’s ${/^[A-Za-z]{4}$/.test(type) ? type : 'unnamed'} chunk does not agree: the file is damaged.`;
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    if (type === 'IEND') return chunks;
    at = end + 4;
  }
  return 'The picture has no end: the file is damaged.';
}

/** iTXt: keyword 0 flag method language 0 translated 0 text. */
function readText(data: Buffer): { keyword: string; isCompressed: boolean; text: string } | null {
  const end = data.indexOf(0);
  if (end < 1 || end + 3 > data.length) return null;
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  return {
    keyword: data.toString('latin1', 0, end),
    isCompressed: data[end + 1] !== 0,
    text: data.toString('utf8', translated + 1),
  };
}

/** The credential baked into a PNG: one uncompressed iTXt chunk with the keyword of Open Badges 3.0. */
export function fromPng(bytes: Buffer): Extracted {
  const chunks = readChunks(bytes);
  if (typeof chunks === 'string') return { fault: chunks };
  const texts = chunks
    .filter(({ type }) => type === 'iTXt')
    .map(({ data }) => readText(data))
    .filter((text) => text?.keyword === keyword);
  const [only] = texts;
  if (!only) return { fault: 'The picture holds no Open Badge.', isEmpty: true };
  if (texts.length > 1)
    return { fault: 'The picture holds more than one Open Badge: it is not clear which one counts.' };
  if (only.isCompressed)
    return { fault: 'The badge in the picture is compressed, which Open Badges 3.0 does not allow.' };
  return { text: only.text };
}
