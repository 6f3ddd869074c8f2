import { longestNumber } from '#lib/catalogue/rules/typed-answer.ts';

/** `digits` × 10^−`scale`, exactly. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

const written =
  /^(?<sign>[+-]?) ?(?:(?<whole>\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(?<part>\d*))?|\.(?<only>\d+))$/;

/** Full-width signs as their plain twins, every kind of minus as one, every kind of space as one. */
function plainSigns(text: string): string {
  return text
    .replaceAll(/[０-９＋，．－]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[−–‐‑]/gu, '-')
    .replaceAll(/\s/gu, ' ')
    .trim();
}

/**
 * The number that a person wrote, or null where it is none or could be two: a point is decimal, commas or spaces stand
 * between groups of three, a sign may lead. “7,5”, “10-12” and “about 5” are no numbers.
 */
export function readNumber(text: string): Decimal | null {
  if (text.length > longestNumber) return null;
  const groups = written.exec(plainSigns(text))?.groups;
  if (!groups) return null;
  const whole = (groups.whole ?? '').replaceAll(/[, ]/g, '');
  const part = groups.part ?? groups.only ?? '';
  const digits = BigInt(`${whole}${part}`);
  return { digits: groups.sign === '-' ? -digits : digits, scale: part.length };
}

/** A number of a question as its writer put it down; null for what is no number. */
export function decimalOf(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', part = ''] = mantissa.split('.');
  const scale = part.length - Number(exponent);
  const digits = BigInt(`${whole}${part}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

const abs = (value: bigint) => (value < 0n ? -value : value);

export function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, scale: one.scale + other.scale };
}

/** `one` + `sign` × `other`. */
export function plus(one: Decimal, other: Decimal, sign: 1 | -1 = 1): Decimal {
  const scale = Math.max(one.scale, other.scale);
  const raised = (each: Decimal) => each.digits * 10n ** BigInt(scale - each.scale);
  return { digits: raised(one) + BigInt(sign) * raised(other), scale };
}

export function sizeOf({ digits, scale }: Decimal): Decimal {
  return { digits: abs(digits), scale };
}

/** A decimal in figures, without the noughts that say nothing. */
export function figuresOf({ digits, scale }: Decimal): string {
  const all = String(abs(digits)).padStart(scale + 1, '0');
  const whole = all.slice(0, all.length - scale);
  const part = all.slice(all.length - scale).replace(/0+$/, '');
  return `${digits < 0n ? '−' : ''}${whole}${scale > 0 && part ? `.${part}` : ''}`;
}

export type NumberKey = {
  readonly value: number;
  readonly tolerance: number;
  readonly toleranceKind: 'absolute' | 'percent';
};

/** How far from the value an answer may lie: never less than nothing. Null where the key holds no numbers. */
export function reachOf({ value, tolerance, toleranceKind }: NumberKey): Decimal | null {
  const [aim, give] = [decimalOf(value), decimalOf(tolerance)];
  if (!aim || !give || give.digits < 0n) return null;
  return toleranceKind === 'absolute' ? give : times(sizeOf(aim), { digits: give.digits, scale: give.scale + 2 });
}

/** A factor such as a third has no end in figures: a converted value may miss by a trillionth of what is asked for. */
const trillionth: Decimal = { digits: 1n, scale: 12 };

/** Whether a number, brought to the base unit, lies within the tolerance of the value, edges included. Exact. */
export function isWithin(key: NumberKey, given: Decimal, factor: number): boolean {
  const [aim, reach, by] = [decimalOf(key.value), reachOf(key), decimalOf(factor)];
  if (!aim || !reach || !by) return false;
  const slack = factor === 1 ? { digits: 0n, scale: 0 } : times(sizeOf(aim), trillionth);
  const miss = sizeOf(plus(times(given, by), aim, -1));
  return plus(plus(reach, slack), miss, -1).digits >= 0n;
}
