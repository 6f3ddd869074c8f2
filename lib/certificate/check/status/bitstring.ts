import { gunzipSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { checkDates } from '../dates.ts';
import { isObject, listOf, shown } from '../types.ts';
import type { CheckOptions, Json, JsonObject } from '../types.ts';

const fewestPlaces = 131_072;

/** The bits of a list, unpacked under a limit; or what is wrong. */
export function unpackList(encoded: Json | undefined): Buffer | string {
  if (typeof encoded !== 'string' || !/^u[\w-]+$/.test(encoded))
    return 'The status list is not base64url with a leading “u”.';
  try {
    const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: limits.statusListBytes });
    if (bits.length * 8 < fewestPlaces) return `The status list has fewer than ${fewestPlaces} places.`;
    return bits;
  } catch {
    return 'The status list cannot be unpacked, or is far too large.';
  }
}

/** Bit 0 is the leftmost. */
export function bitAt(bits: Buffer, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

export type Entry = { readonly purpose: string; readonly index: number; readonly address: string };

/** A BitstringStatusListEntry: https://www.w3.org/TR/vc-bitstring-status-list/ */
export function readEntry(status: JsonObject): Entry | string {
  const { statusPurpose, statusListIndex, statusListCredential } = status;
  if (typeof statusPurpose !== 'string') return 'The status names no purpose.';
  if (typeof statusListIndex !== 'string' || !/^\d{1,9}$/.test(statusListIndex)) return 'The status has no index.';
  if (typeof statusListCredential !== 'string') return 'The status names no list.';
  return { purpose: statusPurpose, index: Number(statusListIndex), address: statusListCredential };
}

const idOf = (issuer: Json | undefined) => (isObject(issuer) ? issuer['id'] : issuer);

/** Whether a place in a list that is known to be signed is set; or why that cannot be told. */
export function placeIn(
  list: JsonObject,
  entry: Entry,
  credential: JsonObject,
  { at }: Pick<CheckOptions, 'at'>,
): boolean | string {
  if (!listOf(list['type']).includes('BitstringStatusListCredential')) return 'What stands there is no status list.';
  if (idOf(list['issuer']) !== idOf(credential['issuer'])) return 'The status list is another issuer’s.';
  if (list['id'] !== entry.address) return 'The status list has another address than the credential names.';
  // A list need not say when it begins; a credential must.
  const dates = checkDates({ ...list, validFrom: list['validFrom'] ?? at.toISOString() }, at);
  if (dates.outcome === 'failed') return `The status list is out of date. ${dates.why}`;
  const subject = list['credentialSubject'];
  if (!isObject(subject) || subject['type'] !== 'BitstringStatusList') return 'The status list has no list in it.';
  if (!listOf(subject['statusPurpose']).includes(entry.purpose))
    return `The status list is not for the purpose ${shown(entry.purpose, 40)}.`;
  const bits = unpackList(subject['encodedList']);
  if (typeof bits === 'string') return bits;
  if (entry.index >= bits.length * 8) return 'The index lies beyond the end of the status list.';
  return bitAt(bits, entry.index);
}
