import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { modes } from '#lib/bodies/schema.ts';
import { modeWord, sourceWord } from '#lib/cpd-log/messages/words.ts';
import { sources } from '#lib/cpd-log/schema/filter.ts';
import type { LogFilter as Filter } from '#lib/cpd-log/schema/filter.ts';

export function isFiltered({ year, source, mode, q }: Filter): boolean {
  return [year, source, mode, q].some((value) => value !== '');
}

/** What to show of the log: an address that can be kept and gone back to. Folded until it is used. */
export function LogFilter({ filter, years }: { filter: Filter; years: readonly string[] }) {
  const all = (label: string) => ({ value: '', label });
  return (
    <details className="mb-8 border-y border-line py-2" open={isFiltered(filter)}>
      <summary className="min-h-11 py-2.5 font-medium">Find an entry</summary>
      <form action="/account/cpd/log" method="get" role="search" className="mt-4">
        <div className="grid gap-x-6 sm:grid-cols-2">
          <TextField
            label="Words"
            name="q"
            type="search"
            help="In the title, the provider or what you wrote."
            defaultValue={filter.q}
            maxLength={200}
          />
          <Select
            label="Year"
            name="year"
            defaultValue={filter.year}
            options={[all('Every year'), ...years.map((year) => ({ value: year, label: year }))]}
          />
          <Select
            label="How it came here"
            name="source"
            defaultValue={filter.source}
            options={[all('Any way'), ...sources.map((value) => ({ value, label: sourceWord[value] }))]}
          />
          <Select
            label="How you learned"
            name="mode"
            defaultValue={filter.mode}
            options={[all('Any way'), ...modes.map((value) => ({ value, label: modeWord[value] }))]}
          />
        </div>
        <div className="mb-4 flex flex-wrap items-center gap-6">
          <Button type="submit" variant="quiet">
            Show
          </Button>
          {isFiltered(filter) ? (
            <Link href="/account/cpd/log" prefetch={false} className="link inline-flex min-h-11 items-center">
              Show all
            </Link>
          ) : null}
        </div>
      </form>
    </details>
  );
}
