import { durationText } from '#lib/cpd-log/rules/duration.ts';
import type { YearGroup } from '#lib/cpd-log/rules/view.ts';
import { EntryRow } from './entry-row.tsx';

/** "7 h 30 min (450 minutes)". */
export function sumText(minutes: number): string {
  return `${durationText(minutes)} (${minutes.toLocaleString('en-AU')} minutes)`;
}

/** The log by year, newest first, each year with its sum. */
export function LogList({ groups }: { groups: readonly YearGroup[] }) {
  return groups.map(({ year, entries, minutes, count }) => (
    <section key={year} aria-labelledby={`year-${year}`} className="mt-10">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-8">
        <h2 id={`year-${year}`} className="text-2xl md:text-3xl">
          {year}
        </h2>
        <p className="tabular text-sm text-muted">
          {count === 1 ? '1 entry' : `${count} entries`} · {sumText(minutes)}
        </p>
      </div>
      <ul className="border-b border-line">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  ));
}
