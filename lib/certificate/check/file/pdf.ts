import { inflateSync } from 'node:zlib';
import { limits } from '../limits.ts';
import type { Extracted } from './extract.ts';

/**
 * A PDF is never parsed as a whole. Streams stand plain in the file, so those that say they are embedded files are found by
 * their dictionaries, and each is unpacked under a limit: no page tree, no object streams, nothing to run.
 */

export const isPdf = (bytes: Buffer) => bytes.subarray(0, 1024).includes('%PDF-');

const dictionaryReach = 2048;

function unpack(raw: Buffer, dictionary: string): Buffer | null {
  if (!/\/Filter/.test(dictionary)) return raw;
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary)) return null;
  try {
    return inflateSync(raw, { maxOutputLength: limits.credentialBytes });
  } catch {
    return null;
  }
}

/** The bytes between "stream" and its end; a plain /Length is believed only where "endstream" follows it. */
function streamAfter(bytes: Buffer, at: number, dictionary: string): Buffer | null {
  const start = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  const length = /\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    if (
      bytes
        .subarray(end, end + 20)
        .toString('latin1')
        .trimStart()
        .startsWith('endstream')
    )
      return bytes.subarray(start, end);
  }
  const end = bytes.indexOf('endstream', start);
  return end < 0 ? null : bytes.subarray(start, end);
}

/** The word after a dictionary's end begins a stream; elsewhere, as in a title, it is a word. */
const isKeyword = (bytes: Buffer, at: number) => />>\s*$/.test(bytes.toString('latin1', Math.max(0, at - 8), at));

/**
 * Every stream whose dictionary fits, unpacked. The inside of a stream is passed over and only so many are looked at, so that a
 * file made of the word alone costs no more than any other.
 */
function streams(bytes: Buffer, wanted: RegExp, most: number): Buffer[] {
  const found: Buffer[] = [];
  const last = bytes.lastIndexOf('endstream');
  let at = bytes.indexOf('stream');
  let tried = 0;
  for (let seen = 0; at >= 0 && at < last && tried < most && seen < limits.streams;) {
    const start = at + 'stream'.length;
    let next = start;
    if (isKeyword(bytes, at)) {
      seen += 1;
      const before = bytes.toString('latin1', Math.max(0, at - dictionaryReach), at);
      const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
      const raw = streamAfter(bytes, start, dictionary);
      if (!raw) break;
      const isWanted = wanted.test(dictionary);
      tried += isWanted ? 1 : 0;
      const data = isWanted ? unpack(raw, dictionary) : null;
      if (data) found.push(data);
      next = raw.byteOffset - bytes.byteOffset + raw.length + 'endstream'.length;
    }
    at = bytes.indexOf('stream', next);
  }
  return found;
}

const isCredential = (text: string) =>
  /^\s*\{/.test(text)
    ? /"(?:OpenBadgeCredential|AchievementCredential)"/.test(text)
    : /^\s*eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+\s*$/.test(text);

/** The credential attached to a PDF. */
export function fromPdf(bytes: Buffer): Extracted {
  const texts = streams(bytes, /\/Type\s*\/EmbeddedFile/, limits.attachments)
    .map((data) => data.toString('utf8'))
    .filter(isCredential);
  const [only] = texts;
  if (!only) {
    const why = /\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString('latin1'))
      ? ' It is encrypted, so nothing in it can be read.'
      : '';
    return { fault: `The PDF holds no Open Badge.${why}`, isEmpty: true };
  }
  if (new Set(texts).size > 1)
    return { fault: 'The PDF holds more than one Open Badge: it is not clear which one counts.' };
  return { text: only };
}

/** The code of the address that our certificates link to, where a PDF has it in its links. */
export function codeInPdf(bytes: Buffer): string | null {
  const address = /\/verify\/([0-9A-HJKMNP-TV-Z]{27})\b/;
  const plain = address.exec(bytes.toString('latin1'));
  if (plain?.[1]) return plain[1];
  for (const data of streams(bytes, /\/Type\s*\/ObjStm/, 200)) {
    const found = address.exec(data.toString('latin1'));
    if (found?.[1]) return found[1];
  }
  return null;
}
