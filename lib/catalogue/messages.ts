import { currencyName } from '../money.ts';
import type { Currency } from '../money.ts';
import type { Grade } from './schema.ts';

/** A line that ends like a sentence. */
export function endStopped(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A grade in a word or two. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  'very-low': 'Very low',
  none: 'No evidence',
  contradicted: 'Contradicted',
};

/** What a grade lets a sentence say: the first line of its note. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  high: 'High certainty: the sentence can be said plainly.',
  moderate: 'Moderate certainty: probably so.',
  low: 'Low certainty: it may be so.',
  'very-low': 'Very low certainty: nobody can tell yet.',
  none: 'No evidence was found, for or against.',
  contradicted: 'The usual claim is contradicted by the evidence.',
};

/** What stands where a price would, in a country that something is not sold in yet. */
export function noPriceSentence(currency: Currency): string {
  return `It has no price in ${currencyName(currency)} yet. Choose another country to see one.`;
}
