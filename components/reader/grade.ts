import type { Grade } from '#lib/catalogue/schema.ts';

/** What a grade lets a sentence say: the first line of its note. */
export const gradeMeanings: Record<Grade, string> = {
  high: 'High certainty: the sentence can be said plainly.',
  moderate: 'Moderate certainty: probably so.',
  low: 'Low certainty: it may be so.',
  'very-low': 'Very low certainty: nobody can tell yet.',
  none: 'No evidence was found, for or against.',
  contradicted: 'The usual claim is contradicted by the evidence.',
};
