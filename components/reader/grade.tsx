import type { Grade } from '#lib/catalogue/schema.ts';

export const gradeWords: Record<Grade, string> = { high: 'High', moderate: 'Moderate', low: 'Low', 'very-low': 'Very low', none: 'No evidence', contradicted: 'Contradicted' };

/** What a grade lets a sentence say. */
export const gradeMeanings: Record<Grade, string> = {
  high: 'High certainty: the sentence can be said plainly.',
  moderate: 'Moderate certainty: probably so.',
  low: 'Low certainty: it may be so.',
  'very-low': 'Very low certainty: nobody can tell yet.',
  none: 'No evidence was found, for or against.',
  contradicted: 'The usual claim is contradicted by the evidence.',
};

const quarters: Partial<Record<Grade, string>> = {
  moderate: 'M7 7 V1.5 A5.5 5.5 0 1 1 1.5 7 Z',
  low: 'M7 7 V1.5 A5.5 5.5 0 0 1 7 12.5 Z',
  'very-low': 'M7 7 V1.5 A5.5 5.5 0 0 1 12.5 7 Z',
};

/** A disc filled to four, three, two or one quarter; empty for no evidence, crossed for contradicted. The word stands beside it. */
export function GradeDisc({ grade }: { grade: Grade }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="inline-block shrink-0 text-gold">
      <circle cx="7" cy="7" r="5.5" fill={grade === 'high' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      {quarters[grade] ? <path d={quarters[grade]} fill="currentColor" /> : null}
      {grade === 'contradicted' ? <path d="M3.4 3.4 10.6 10.6 M10.6 3.4 3.4 10.6" stroke="currentColor" strokeWidth="1.5" /> : null}
    </svg>
  );
}
