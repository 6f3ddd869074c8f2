/**
 * Certificate codes: 128 random bits in 26 symbols of an alphabet without I, L, O and U, then one check symbol.
 * The check is a linear code over GF(32): every position has its own weight, so any one changed symbol and any two
 * swapped symbols are noticed, always.
 */

export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bodyLength = 26;
export const codeLength = bodyLength + 1;
export const randomBytesNeeded = 16;

export type CodeFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'symbols'; readonly symbols: readonly string[] }
  | { readonly kind: 'length'; readonly got: number }
  | { readonly kind: 'check-letter' };

export type ParsedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly reason: 'malformed' | 'check-letter'; readonly fault: CodeFault };

/** Multiplication by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1), where x generates all 31 non-zero elements. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

/** The check value of a body: the sum of symbol times x^(position from the right, starting at 1). */
function checkValue(body: readonly number[]): number {
  return body.reduce((sum, value) => timesX(sum ^ value), 0);
}

function values(text: string): number[] {
  return [...text].map((symbol) => alphabet.indexOf(symbol));
}

/** Makes a code of 16 random bytes, which the caller provides. Without separators, as it is stored. */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== randomBytesNeeded)
    throw new RangeError(`a certificate code needs ${randomBytesNeeded} bytes, not ${bytes.length}`);
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  const body: number[] = [];
  for (let position = 0; position < bodyLength; position += 1) {
    body.unshift(Number(number & 31n));
    number >>= 5n;
  }
  return [...body, checkValue(body)].map((value) => alphabet.charAt(value)).join('');
}

/** "7KQ2-M4XD-…": groups of four for people. */
export function showCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

/** What a person typed, brought to the symbols of the alphabet where that is not a guess. */
function normalise(text: string): string {
  const address = /\/verify\/([^/?#\s]+)/i.exec(text);
  return (address?.[1] ?? text)
    .normalize('NFKC')
    .replace(/%20/g, '')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212_.·\u200b-\u200f\ufeff]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/**
 * Reads a code as people write it: any case, spaces and hyphens anywhere, O for 0, I or L for 1, or the whole address.
 * Total: any text gives an answer.
 */
export function parseCode(text: string): ParsedCode {
  const symbols = normalise(text.slice(0, 400));
  const malformed = (fault: CodeFault): ParsedCode => ({ ok: false, reason: 'malformed', fault });
  if (symbols === '') return malformed({ kind: 'empty' });
  const foreign = [...new Set(symbols)].filter((symbol) => !alphabet.includes(symbol));
  if (foreign.length > 0) return malformed({ kind: 'symbols', symbols: foreign.slice(0, 5) });
  if (symbols.length !== codeLength) return malformed({ kind: 'length', got: symbols.length });
  const all = values(symbols);
  if (checkValue(all.slice(0, bodyLength)) !== all[bodyLength])
    return { ok: false, reason: 'check-letter', fault: { kind: 'check-letter' } };
  return { ok: true, code: symbols };
}
