import { inflateSync } from 'node:zlib';
import type { FileRefusal } from '../rules/evidence.ts';

/**
 * A PDF is not parsed as a whole: what strangers send may be made to keep a parser busy for ever. Its text is searched, and
 * the streams in which objects stand packed are unpacked under a limit and searched as well.
 */

/** Names of actions and parts with which a PDF does something by itself; long enough not to turn up in a picture by chance. */
const active = /\/(?:JavaScript|Launch|ImportData|SubmitForm|RichMedia|Rendition)(?![A-Za-z])/;
/** A form with a programme of its own, or a script; short names count outside packed pictures only. */
const activeOutside = /\/(?:XFA|JS)(?![A-Za-z0-9])/;
const locked = /\/Encrypt(?![A-Za-z])/;
const packs = /\/ObjStm(?![A-Za-z])/g;

const mostUnpackedBytes = 32 * 1024 * 1024;
const mostPackedStreams = 4_000;
const dictionaryReach = 2_048;

/** Letters of a name may be written as #4A: then they are read as the letters that they are. */
const plainNames = (text: string) =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

type Stream = { readonly dictionary: string; readonly from: number; readonly to: number };

function* streamsOf(body: string): Generator<Stream> {
  const starts = /stream\r?\n/g;
  for (let found = starts.exec(body); found; found = starts.exec(body)) {
    if (body.slice(found.index - 3, found.index) === 'end') continue;
    const before = body.slice(Math.max(0, found.index - dictionaryReach), found.index);
    const from = found.index + found[0].length;
    const end = body.indexOf('endstream', from);
    const to = end < 0 ? body.length : end;
    yield { dictionary: plainNames(before.slice(before.lastIndexOf('obj') + 1)), from, to };
    starts.lastIndex = to;
  }
}

/** Objects that stand packed in a stream; null where they cannot be unpacked within the limit or are packed in an unusual way. */
function unpack(bytes: Uint8Array, { dictionary, from, to }: Stream): string | null {
  const raw = bytes.subarray(from, to);
  if (!/\/Filter/.test(dictionary)) return Buffer.from(raw).toString('latin1');
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(?:\/[A-Z]|>>)/.test(dictionary)) return null;
  try {
    return inflateSync(raw, { maxOutputLength: mostUnpackedBytes }).toString('latin1');
  } catch {
    return null;
  }
}

const lacksEnd = (body: string) => !/startxref\s+\d+\s+%%EOF/.test(body.slice(-4_096)) || !/\/Root\s/.test(body);

/** The text outside streams, and the streams in which objects stand packed. */
function partsOf(body: string): { readonly outside: string; readonly packed: readonly Stream[] } {
  const streams = [...streamsOf(body)];
  const ends = [0, ...streams.map(({ to }) => to)];
  const outside = ends.map((end, index) => body.slice(end, streams[index]?.from ?? body.length)).join('');
  return { outside, packed: streams.filter(({ dictionary }) => dictionary.search(packs) >= 0) };
}

function packedFault(bytes: Uint8Array, packed: readonly Stream[]): FileRefusal | null {
  if (packed.length > mostPackedStreams) return 'pdf-unreadable';
  let unpackedBytes = 0;
  for (const stream of packed) {
    const objects = unpack(bytes, stream);
    unpackedBytes += objects?.length ?? 0;
    if (objects === null || unpackedBytes > mostUnpackedBytes) return 'pdf-unreadable';
    const names = plainNames(objects);
    if (active.test(names) || activeOutside.test(names)) return 'pdf-active';
  }
  return null;
}

/** Why a PDF is not taken: it is locked, it runs something, or it cannot be read. Null for one that is fine. Total. */
export function scanPdf(bytes: Uint8Array): FileRefusal | null {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (lacksEnd(body)) return 'pdf-unreadable';
  const { outside, packed } = partsOf(body);
  const names = plainNames(outside);
  if (locked.test(names)) return 'pdf-locked';
  const whole = plainNames(body);
  if (active.test(whole) || activeOutside.test(names)) return 'pdf-active';
  // A pack of objects whose dictionary was not found as such, as one that is hidden on purpose, would go unread.
  if ((whole.match(packs) ?? []).length > packed.length) return 'pdf-unreadable';
  return packedFault(bytes, packed);
}
