import { gradeWords } from '#lib/catalogue/messages.ts';
import type { Grade } from '#lib/catalogue/schema.ts';

export type { Grade } from '#lib/catalogue/schema.ts';

const quarters: Record<Grade, number> = { high: 4, moderate: 3, low: 2, 'very-low': 1, none: 0, contradicted: 0 };

function wedge(count: number): string {
  if (count === 4) return 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z';
  const ends: Record<number, string> = { 1: '0 0 1 14 8', 2: '0 0 1 8 14', 3: '0 1 1 2 8' };
  return `M8 8V2A6 6 ${ends[count] ?? ''}Z`;
}

/** A disc filled by quarters, or crossed: the shape says the grade without its colour. */
export function GradeDisc({ grade }: { grade: Grade }) {
  const count = quarters[grade];
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className="shrink-0 text-gold">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {count > 0 ? <path d={wedge(count)} fill="currentColor" /> : null}
      {grade === 'contradicted' ? <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="1.75" /> : null}
    </svg>
  );
}

export function GradeMark({ grade }: { grade: Grade }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border border-control px-2.5 py-0.5 font-sans text-sm font-medium">
      <GradeDisc grade={grade} />
      {gradeWords[grade]}
    </span>
  );
}
