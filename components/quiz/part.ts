/** A part of the paper: one question, all of them on one page, or the list before handing in. */
export type Part = { readonly kind: 'question'; readonly position: number } | { readonly kind: 'all' | 'review' };

/** The part that an address names: `?q=3`, `?view=all` or `?view=review`. Anything else is the first question. */
export function partIn(q: string | null, view: string | null, total: number): Part {
  if (view === 'all' || view === 'review') return { kind: view };
  const position = /^\d{1,3}$/.test(q ?? '') ? Number(q) : 1;
  return { kind: 'question', position: Math.min(Math.max(1, position), Math.max(1, total)) };
}

export function queryOf(part: Part): string {
  return part.kind === 'question' ? `?q=${part.position}` : `?view=${part.kind}`;
}

/** The title of the page, without what every page of the site adds. */
export function titleOf(part: Part): string {
  const titles = { all: 'All questions', review: 'Check before you hand in' };
  return `${part.kind === 'question' ? `Question ${part.position}` : titles[part.kind]} · Quiz`;
}

/** What comes after a part, and before it; null before the first question. */
export function partAfter(part: Part, total: number): Part {
  return part.kind === 'question' && part.position < total
    ? { kind: 'question', position: part.position + 1 }
    : { kind: 'review' };
}

export function partBefore(part: Part): Part | null {
  return part.kind === 'question' && part.position > 1 ? { kind: 'question', position: part.position - 1 } : null;
}
