import { endStopped } from './messages.ts';
import type { Reference } from './schema.ts';

type Name = NonNullable<Reference['author']>[number];

function nameOf({ family, given, literal }: Name): string {
  if (literal) return literal;
  return [family, given].filter(Boolean).join(' ');
}

/** "Koloski NA, Jones M, Talley NJ et al." Up to six names, then three and "et al.". */
export function referenceAuthors(reference: Reference): string {
  const names = (reference.author ?? []).map(nameOf).filter((name) => name !== '');
  if (names.length === 0) return reference.publisher ?? '';
  return names.length > 6 ? `${names.slice(0, 3).join(', ')} et al.` : names.join(', ');
}

export function referenceYear(reference: Reference): string {
  return String(reference.issued['date-parts'][0]?.[0] ?? 'no date');
}

/** "Koloski 2012", "Moyer and Seefeldt 2011", "Field et al. 2005": for a note beside its sentence. */
export function shortReference(reference: Reference): string {
  const authors = (reference.author ?? [])
    .map(({ family, literal }) => literal ?? family ?? '')
    .filter((name) => name !== '');
  const [first = reference.publisher ?? reference.title, second] = authors;
  const who = authors.length > 2 ? `${first} et al.` : second ? `${first} and ${second}` : first;
  return `${who} ${referenceYear(reference)}`;
}

function sourceOf(reference: Reference): string {
  const container = reference['container-title'] ?? reference['collection-title'];
  const where = container ?? (reference.publisher === referenceAuthors(reference) ? '' : (reference.publisher ?? ''));
  const issue = reference.volume ? `${reference.volume}${reference.issue ? `(${reference.issue})` : ''}` : '';
  const pages = reference.page?.replaceAll('-', '–') ?? reference.number ?? '';
  const numbers = [issue, pages].filter((part) => part !== '').join(':');
  return [where, numbers].filter((part) => part !== '').join(' ');
}

/** The address a reader can open: the DOI where there is one. Only web addresses pass. */
export function referenceUrl(reference: Reference): string | null {
  if (reference.DOI) return `https://doi.org/${encodeURI(reference.DOI)}`;
  return reference.URL && /^https?:\/\//.test(reference.URL) ? reference.URL : null;
}

/** Author, year, title, source and DOI as one line of plain text. */
export function formatReference(reference: Reference): string {
  const parts = [
    `${referenceAuthors(reference)} (${referenceYear(reference)})`,
    reference.title,
    sourceOf(reference),
    reference.DOI ? `doi:${reference.DOI}` : '',
  ];
  return parts
    .filter((part) => part !== '')
    .map(endStopped)
    .join(' ');
}
