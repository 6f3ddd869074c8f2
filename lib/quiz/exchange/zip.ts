import { unzipSync, zipSync } from 'fflate';
import { limits } from './schema.ts';

/** Thrown while unpacking: the package is broken or not one that may be opened here. */
export class PackageFault extends Error {
  readonly entry: string;
  constructor(message: string, entry: string) {
    super(message);
    this.entry = entry;
  }
}

const printable = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 120);

/** Why a name may not stand in a package, or null. */
function nameFault(name: string): string | null {
  const parts = name.split('/');
  if (name === '' || name.length > 250) return 'has an entry without a name, or with one that is too long';
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\\') || parts.includes('..'))
    return 'has an entry that points outside the package';
  if (/\p{Cc}/u.test(name)) return 'has an entry with control characters in its name';
  if (/\.(zip|imscc|jar|gz|7z|rar|tar)$/i.test(name)) return 'holds another package: unpack it and import its parts';
  return null;
}

class Gate {
  readonly #seen = new Set<string>();
  #bytes = 0;

  /** Judges an entry by what the package says of it, before a byte of it is unpacked. */
  admit(name: string, packed: number, unpacked: number): boolean {
    const refuse = (message: string) => new PackageFault(message, printable(name));
    const fault = nameFault(name);
    if (fault) throw refuse(fault);
    const folded = name.normalize('NFC').toLowerCase();
    if (this.#seen.has(folded)) throw refuse('has the same name twice');
    this.#seen.add(folded);
    if (this.#seen.size > limits.entries) throw refuse(`holds more than ${limits.entries} entries`);
    if (name.endsWith('/')) return false;
    this.#bytes += unpacked;
    if (unpacked > limits.entryBytes || this.#bytes > limits.unzippedBytes)
      throw refuse('would unpack to more than is allowed');
    if (unpacked > limits.ratioFromBytes && unpacked > packed * limits.ratio)
      throw refuse('is packed far tighter than any question is');
    return true;
  }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The files of a package by name. Nothing is written to disk, and no entry grows beyond what it said of itself. */
export function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const gate = new Gate();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: ({ name, size, originalSize }) => gate.admit(name, size, originalSize) });
  } catch (error) {
    if (error instanceof PackageFault) throw error;
    throw new PackageFault('is not a package that can be opened: it is damaged, encrypted or cut short', '');
  }
  const entries = Object.entries(files);
  const nested = entries.find(([, content]) => isZip(content));
  if (nested) throw new PackageFault('holds another package: unpack it and import its parts', printable(nested[0]));
  return new Map(entries);
}

/** True for a package, by its first bytes and not by its name. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return isZip(bytes);
}

/** Packs files; the same files give the same bytes. */
export function pack(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { level: 6, mtime: new Date(Date.UTC(2020, 0, 1, 12)) });
}
