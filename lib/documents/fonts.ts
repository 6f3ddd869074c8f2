import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../paths.ts';

/** How much of the world's writing a compiler has at hand. Each set has all of the one before. */
export type FontSet = 'house' | 'scripts' | 'east';

type Face = readonly [folder: string, face: string];

/** Static TTF packages: Typst reads neither woff2 nor variable fonts. The house faces have several weights, all others one. */
const faces: Record<FontSet, readonly Face[]> = {
  house: [
    ['literata', '400Regular'],
    ['literata', '400Regular_Italic'],
    ['literata', '500Medium'],
    ['instrument-sans', '400Regular'],
    ['instrument-sans', '600SemiBold'],
    ['instrument-sans', '700Bold'],
  ],
  scripts: [
    'noto-naskh-arabic',
    'noto-sans-armenian',
    'noto-sans-canadian-aboriginal',
    'noto-sans-cherokee',
    'noto-sans-ethiopic',
    'noto-sans-georgian',
    'noto-sans-gujarati',
    'noto-sans-gurmukhi',
    'noto-sans-kannada',
    'noto-sans-lao',
    'noto-sans-malayalam',
    'noto-sans-mongolian',
    'noto-sans-myanmar',
    'noto-sans-nko',
    'noto-sans-oriya',
    'noto-sans-sinhala',
    'noto-sans-syriac',
    'noto-sans-tamil',
    'noto-sans-thaana',
    'noto-sans-thai',
    'noto-sans-tifinagh',
    'noto-serif-bengali',
    'noto-serif-devanagari',
    'noto-serif-hebrew',
    'noto-serif-khmer',
    'noto-serif-telugu',
    'noto-serif-tibetan',
  ].map((folder): Face => [folder, '400Regular']),
  east: ['noto-serif-sc', 'hina-mincho', 'gowun-batang'].map((folder): Face => [folder, '400Regular']),
};

/** Khmer's package keeps its files beside each other instead of in a folder for each face. */
function readFace([family, face]: Face): Buffer {
  const folder = join(rootDir, 'node_modules', '@expo-google-fonts', family);
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(`_${face}.ttf`));
  if (!file) throw new Error(`there is no font ${face} in ${folder}`);
  return readFileSync(join(folder, file));
}

const read = new Map<FontSet, readonly Buffer[]>();

/** The faces of one set alone. One that is missing stops the work: another typeface would give other bytes. */
function ownFaces(set: FontSet): readonly Buffer[] {
  const known = read.get(set) ?? faces[set].map(readFace);
  read.set(set, known);
  return known;
}

/** The files of every face of a set. */
export function fontFiles(set: FontSet): readonly Buffer[] {
  const sets: readonly FontSet[] =
    set === 'house' ? ['house'] : set === 'scripts' ? ['house', 'scripts'] : ['house', 'scripts', 'east'];
  return sets.flatMap(ownFaces);
}

const east =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}]/u;
const beyondHouse = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** The smallest set that can print a text: the 30 MB of East Asian faces are read when the first such text comes. */
export function fontSetFor(text: string): FontSet {
  if (east.test(text)) return 'east';
  return beyondHouse.test(text) ? 'scripts' : 'house';
}
