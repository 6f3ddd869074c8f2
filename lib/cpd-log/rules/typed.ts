import { modeWord, relationWord, subjectWord } from '../messages/words.ts';
import { claimFieldOf } from '../schema/entry.ts';
import type { TypedEntry } from '../schema/entry.ts';
import type { LogEntry } from '../schema.ts';
import { durationText } from './duration.ts';

/** An entry as its form shows it. */
export function typedOf(entry: LogEntry): Record<string, string> {
  const claims = Object.entries(entry.claims).flatMap(([slug, { isExcluded, units }]) => {
    const names = claimFieldOf(slug);
    return [
      [names.excluded, isExcluded ? 'yes' : ''],
      [names.units, units === null ? '' : String(units)],
    ];
  });
  return {
    title: entry.title,
    provider: entry.provider,
    startedOn: entry.startedOn ?? '',
    completedOn: entry.completedOn,
    duration: durationText(entry.minutes),
    mode: entry.mode,
    relation: entry.relation,
    subjects: entry.subjects.join(','),
    disciplines: entry.disciplines.join(', '),
    isAssessed: entry.isAssessed ? 'yes' : '',
    learned: entry.learned,
    use: entry.use,
    ...Object.fromEntries(claims),
  };
}

const labels: Readonly<Record<string, string>> = {
  title: 'What it was called',
  provider: 'Who gave it',
  startedOn: 'Began on',
  completedOn: 'Finished on',
  duration: 'How long it took',
  mode: 'How you learned',
  relation: 'How near it is to the therapy',
  subjects: 'What it was about',
  disciplines: 'Which of your therapies it is for',
  isAssessed: 'Assessed',
  learned: 'What I learned',
  use: 'How I will use it',
};

const words: Readonly<Record<string, string>> = { ...modeWord, ...relationWord, ...subjectWord, yes: 'Yes' };

const shown = (text: string) =>
  text
    .split(',')
    .map((part) => words[part] ?? part)
    .join(', ');

const plain = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim();

/** What is saved now, for each field in which it differs from what was typed. */
export function differences(typed: TypedEntry, saved: LogEntry): { label: string; text: string }[] {
  return Object.entries(typedOf(saved)).flatMap(([name, text]) => {
    const label = labels[name];
    if (!label || !(name in typed) || plain(typed[name]) === plain(text)) return [];
    const isText = name === 'learned' || name === 'use' || name === 'title' || name === 'provider';
    return [{ label, text: text === '' ? 'Nothing' : isText ? text : shown(text) }];
  });
}

/** What was typed, with the facts that stand fast as they are saved. */
export function withLocked(typed: TypedEntry, saved: TypedEntry, locks: ReadonlySet<string>): TypedEntry {
  const names = [...locks].map((name) => (name === 'minutes' ? 'duration' : name));
  return { ...typed, ...Object.fromEntries(names.map((name) => [name, saved[name] ?? ''])) };
}
