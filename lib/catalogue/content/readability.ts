import type { Node } from '@markdoc/markdoc';
import { proseOf, sentencesOf } from './prose.ts';
import type { Prose } from './prose.ts';

/** Syllables of one English word by its groups of vowels, silent endings left out. An estimate, right for most words. */
export function syllables(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(/(?:[^laeiouycgsxzh]es|[^dt]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The Flesch-Kincaid grade of some sentences: 0.39 words a sentence + 11.8 syllables a word − 15.59. */
export function gradeOf(sentences: readonly string[]): number {
  const words = sentences.map(wordsOf).filter((list) => list.length > 0);
  const count = words.reduce((total, list) => total + list.length, 0);
  if (count === 0) return 0;
  const spoken = words.flat().reduce((total, word) => total + syllables(word), 0);
  return 0.39 * (count / words.length) + 11.8 * (spoken / count) - 15.59;
}

/** Headings and cells are no sentences, so they say nothing of the reading level. */
export const isRead = (prose: Prose): boolean =>
  prose.within !== 'heading' && prose.within !== 'td' && prose.within !== 'th';

/** The reading level of a page as a school grade, to a tenth. */
export function readingGrade(root: Node): number {
  const sentences = proseOf(root)
    .filter(isRead)
    .flatMap(({ text }) => sentencesOf(text).map((sentence) => sentence.text));
  return Math.round(gradeOf(sentences) * 10) / 10;
}
