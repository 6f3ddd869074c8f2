import { glyphs } from './glyphs.ts';

/**
 * What the certificate's own serif has of Latin with the accents of Europe, the Pacific and Vietnam, of Greek, of Cyrillic, accents
 * to combine, and what stands between letters. A test prints each of them.
 */
const house = new RegExp(
  `^[${[
    "A-Za-z\\d .,'’\\-‐–()·",
    'À-ÖØ-öø-žƏƠ-ơƯ-ưǄ-ǜǦ-ǧǪ-ǫǺ-țȪ-ȭȰ-ȳə',
    'Ḉ-ḉḌ-ḏḔ-ḗḜ-ḝḠ-ḡḤ-ḥḪ-ḫḮ-ḯḶ-ḻṂ-ṉṌ-ṓṚ-ṩṬ-ṯṸ-ṻẀ-ẅẎ-ẏẒ-ẓẗẞẠ-ỹ',
    'ΆΈ-ΊΌΎ-ΡΣ-ώ',
    'Ё-яё-џҐ-ғҖ-җҚ-қҢ-ңҮ-ұҺ-һӘ-әӨ-ө',
    '\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u0311\\u0312\\u0323\\u0324\\u0326-\\u0328\\u032e\\u0331',
  ].join('')}]+$`,
  'u',
);

/** What joins or parts the words of a name in one script: Japanese dot, Hebrew maqaf and geresh, Armenian, Ethiopic, Tibetan, N’Ko. */
const between = /^[・־׳״՚՛֊፡་༌ߴߵ᠆᐀]$/u;

/** A letter, or a sign that stands alone, with all that is written onto it. A joiner belongs to the letter before it. */
const clusters = /\P{M}[\p{M}\u180e\u200c-\u200d]*|[\p{M}\u180e\u200c-\u200d]+/gu;
const joiner = /[\u180e\u200c-\u200d]/gu;
const joins = new RegExp(
  `^[${['Arabic', 'Bengali', 'Devanagari', 'Gujarati', 'Gurmukhi', 'Kannada', 'Khmer', 'Malayalam', 'Mongolian', 'Myanmar', 'Oriya', 'Sinhala', 'Syriac', 'Tamil', 'Telugu', 'Tibetan'].map((script) => `\\p{Script=${script}}`).join('')}]`,
  'u',
);
const longestCluster = 10;

const runs = Object.values(glyphs).map((text) =>
  text.split(' ').map((run) => {
    const [from = 0, to = from] = run.split('-').map((code) => Number.parseInt(code, 16));
    return [from, to] as const;
  }),
);

/** All of a cluster stands in one font, so that its marks sit where they belong. */
function isPrintable(cluster: string): boolean {
  const letters = cluster.replace(joiner, '');
  if ([...letters].length > longestCluster || letters === '') return false;
  if (letters !== cluster && !joins.test(cluster)) return false;
  if (house.test(letters)) return /^\P{M}/u.test(letters);
  if (between.test(letters)) return true;
  if (!/^[\p{L}\p{Nd}]/u.test(letters)) return false;
  const codes = [...letters].map((letter) => letter.codePointAt(0) ?? 0);
  return runs.some((ofScript) => codes.every((code) => ofScript.some(([from, to]) => code >= from && code <= to)));
}

/** The first letter or sign of a name that our fonts cannot print, with its marks; null when all of it prints. Total. */
export function unprintableIn(name: string): string | null {
  return (name.match(clusters) ?? []).find((cluster) => !isPrintable(cluster)) ?? null;
}

export type UnprintableKind =
  | 'turns-direction'
  | 'invisible'
  | 'private'
  | 'picture'
  | 'combination'
  | 'letter'
  | 'sign';

/** What sort of thing cannot be printed: for the sentence that says so. */
export function unprintableKind(cluster: string): UnprintableKind {
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(cluster)) return 'turns-direction';
  if (/\p{Co}/u.test(cluster)) return 'private';
  if (/[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(cluster)) return 'picture';
  if (/^[\p{C}\p{Z}]/u.test(cluster)) return 'invisible';
  if (/\p{M}/u.test(cluster)) return 'combination';
  return /\p{L}/u.test(cluster) ? 'letter' : 'sign';
}

/** Right to left where the first letter that has a direction is of such a script (Unicode's bidirectional rule P2, for names). */
export function directionOf(name: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(name)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
    ? 'rtl'
    : 'ltr';
}

/** Whose shapes Han letters take, as far as a name tells: kana makes it Japanese, Hangul Korean; Chinese otherwise. */
export function eastOf(name: string): 'ja' | 'ko' | 'zh' | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)) return 'ja';
  if (/\p{Script=Hangul}/u.test(name)) return 'ko';
  return /\p{Script=Han}/u.test(name) ? 'zh' : null;
}

/** Latin, Greek and Cyrillic, which the house serif sets with its own spacing. */
export function isHouse(name: string): boolean {
  return house.test(name);
}
