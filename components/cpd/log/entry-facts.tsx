import type { ReactNode } from 'react';
import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { modeWord, relationWord, sourceWord, subjectWord } from '#lib/cpd-log/messages/words.ts';
import { durationText } from '#lib/cpd-log/rules/duration.ts';
import type { LogEntry } from '#lib/cpd-log/schema.ts';
import { KnownMark } from './known-mark.tsx';

function When({ entry }: { entry: LogEntry }) {
  return entry.startedOn ? (
    <>
      <DateText value={entry.startedOn} /> to <DateText value={entry.completedOn} />
    </>
  ) : (
    <DateText value={entry.completedOn} />
  );
}

/** "Left out for CNHC; 2.5 for MMA, as you say". */
function claimsText({ claims }: LogEntry, bodyNames: Readonly<Record<string, string>>): string {
  return Object.entries(claims)
    .flatMap(([slug, { isExcluded, units }]) => {
      const name = bodyNames[slug] ?? slug;
      if (isExcluded) return [`Left out for ${name}`];
      return units === null ? [] : [`${units} for ${name}, as you say`];
    })
    .join('; ');
}

/** All facts of an entry. */
export function EntryFacts({
  entry,
  bodyNames = {},
}: {
  entry: LogEntry;
  /** Short names of bodies by slug. */
  bodyNames?: Readonly<Record<string, string>>;
}) {
  const claims = claimsText(entry, bodyNames);
  const items: { label: string; value: ReactNode }[] = [
    { label: 'Given by', value: <span className="[overflow-wrap:anywhere]">{entry.provider}</span> },
    { label: entry.startedOn ? 'From and to' : 'Finished on', value: <When entry={entry} /> },
    { label: 'Time', value: `${durationText(entry.minutes)} (${entry.minutes} min)` },
    { label: 'How', value: modeWord[entry.mode] },
    { label: 'To the therapy', value: relationWord[entry.relation] },
    { label: 'Assessed', value: entry.isAssessed ? 'Yes' : 'No' },
    { label: 'About', value: entry.subjects.map((subject) => subjectWord[subject]).join(', ') || 'Not said' },
    { label: 'For', value: entry.disciplines.join(', ') || 'All your therapies' },
    { label: 'How it is known', value: <KnownMark verification={entry.verification} /> },
    { label: 'How it came here', value: sourceWord[entry.source] },
    ...(claims === '' ? [] : [{ label: 'Towards your bodies', value: claims }]),
  ];
  return <Facts items={items} />;
}
