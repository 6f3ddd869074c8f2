/** What no typeface of ours has, whatever the language: pictures, private letters, and marks that only join these. */
const pictographs = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Co}\p{Cn}\p{Cs}\ufe00-\ufe0f\u{1f1e6}-\u{1f1ff}]/gu;

/** What Literata and Instrument Sans are sure to have: Latin with its marks, and the signs of ordinary text. */
const unsure = /[^\n\u0020-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2190-\u2193\u2212]/gu;

/** The same value with "?" for pictures and the like in whatever text stands in it; letters of every script stay. */
export function withoutPictographs<Value>(value: Value): Value {
  return inEveryText(value, (text) => text.replaceAll(pictographs, '?'));
}

/** The same value with "?" for every letter that the two faces of the house may lack. */
export function plainLetters<Value>(value: Value): Value {
  return inEveryText(value, (text) => text.normalize('NFC').replaceAll(unsure, '?'));
}

function inEveryText<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => inEveryText(each, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inEveryText(each, change)])) as Value;
}
