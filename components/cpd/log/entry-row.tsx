import Link from 'next/link';
import { DateText } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import { modeWord, noLongerCounts } from '#lib/cpd-log/messages/words.ts';
import { durationText } from '#lib/cpd-log/rules/duration.ts';
import { stands } from '#lib/cpd-log/rules/view.ts';
import type { LogEntry } from '#lib/cpd-log/schema.ts';
import { KnownMark } from './known-mark.tsx';

function extras({ evidence, reflections, isAssessed }: LogEntry): string {
  const files = evidence.length === 0 ? null : evidence.length === 1 ? '1 file' : `${evidence.length} files`;
  return [isAssessed ? 'assessed' : null, files, reflections.length > 0 ? 'reflection written' : null]
    .filter((part) => part !== null)
    .join(' · ');
}

/** One line of the log. A completion whose certificate was revoked is struck and says so in words. */
export function EntryRow({ entry }: { entry: LogEntry }) {
  const isStanding = stands(entry);
  const more = extras(entry);
  return (
    <li className="grid gap-x-8 gap-y-1 border-t border-line py-5 sm:grid-cols-[1fr_auto]">
      <p className="min-w-0">
        <Link
          href={`/account/cpd/log/${entry.id}`}
          prefetch={false}
          className="link inline-block min-h-11 py-2 font-serif text-xl [overflow-wrap:anywhere]"
        >
          {isStanding ? entry.title : <s>{entry.title}</s>}
        </Link>
      </p>
      <p className="tabular pt-2 text-lg sm:text-right">
        {isStanding ? durationText(entry.minutes) : <s>{durationText(entry.minutes)}</s>}
      </p>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        {entry.provider} · <DateText value={entry.completedOn} /> · {modeWord[entry.mode]}
        {more ? ` · ${more}` : ''}
      </p>
      <p className="text-sm sm:text-right">
        {isStanding ? (
          <KnownMark verification={entry.verification} />
        ) : (
          <Status tone="attention">Revoked: {noLongerCounts}</Status>
        )}
      </p>
    </li>
  );
}
