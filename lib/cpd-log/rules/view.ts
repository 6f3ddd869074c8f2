import type { LogFilter } from '../schema/filter.ts';
import type { LogEntry } from '../schema.ts';

/** False once a completion's certificate counts no longer. */
export function stands({ certificate }: LogEntry): boolean {
  return certificate === null || certificate.status === 'valid' || certificate.status === 'superseded';
}

const holds = (text: string, words: readonly string[]) => {
  const body = text.toLowerCase();
  return words.every((word) => body.includes(word));
};

/** The entries that a filter asks for, in the order given. Every word of its text must be somewhere in the entry. */
export function filtered(entries: readonly LogEntry[], { year, source, mode, q }: LogFilter): LogEntry[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      (year === '' || entry.completedOn.startsWith(`${year}-`)) &&
      (source === '' || entry.source === source) &&
      (mode === '' || entry.mode === mode) &&
      holds([entry.title, entry.provider, entry.learned, entry.use, ...entry.disciplines].join('\n'), words),
  );
}

export type YearGroup = {
  readonly year: string;
  readonly entries: readonly LogEntry[];
  /** Of all entries of the year that stand, also those on other pages. */
  readonly minutes: number;
  readonly count: number;
};

/** Minutes of the entries that stand. */
export function minutesOf(entries: readonly LogEntry[]): number {
  return entries.filter(stands).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Years of a list, newest first, each once. */
export function yearsOf(entries: readonly LogEntry[]): string[] {
  return [...new Set(entries.map(({ completedOn }) => completedOn.slice(0, 4)))].toSorted().toReversed();
}

/**
 * One page of a list by calendar year of completion, newest first as given; the sums are those of the whole year in `all`.
 * @param from index of the first entry of the page
 */
export function byYear(all: readonly LogEntry[], from: number, count: number): YearGroup[] {
  const shown = all.slice(from, from + count);
  return yearsOf(shown).map((year) => {
    const ofYear = (entry: LogEntry) => entry.completedOn.startsWith(`${year}-`);
    const whole = all.filter(ofYear);
    return { year, entries: shown.filter(ofYear), minutes: minutesOf(whole), count: whole.length };
  });
}
