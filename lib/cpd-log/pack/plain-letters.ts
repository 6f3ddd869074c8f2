/** What Literata and Instrument Sans are sure to have: Latin with its marks, and the signs of ordinary text. */
const unsure = /[^\n\u0020-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2190-\u2193\u2212]/gu;

/** The same value with "?" for every letter that our fonts may lack, in whatever text stands in it. */
export function plainLetters<Value>(value: Value): Value {
  if (typeof value === 'string') return value.normalize('NFC').replaceAll(unsure, '?') as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => plainLetters(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainLetters(each)])) as Value;
}
