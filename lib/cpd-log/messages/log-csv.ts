import { byteOrderMark, csvLine } from '#lib/csv.ts';
import { stands } from '../rules/view.ts';
import type { LogEntry } from '../schema.ts';
import { modeWord, noLongerCounts, relationWord, sourceWord, subjectWord, verificationWord } from './words.ts';

const columns: readonly (readonly [string, (entry: LogEntry) => string])[] = [
  ['Completed on', ({ completedOn }) => completedOn],
  ['Title', ({ title }) => title],
  ['Provider', ({ provider }) => provider],
  ['Started on', ({ startedOn }) => startedOn ?? ''],
  ['Minutes', ({ minutes }) => String(minutes)],
  ['How you learned', ({ mode }) => modeWord[mode]],
  ['How near to the therapy', ({ relation }) => relationWord[relation]],
  ['Subjects', ({ subjects }) => subjects.map((subject) => subjectWord[subject]).join('; ')],
  ['Therapies', ({ disciplines }) => disciplines.join('; ')],
  ['Assessed', ({ isAssessed }) => (isAssessed ? 'yes' : 'no')],
  ['What I learned', ({ learned }) => learned],
  ['How I will use it', ({ use }) => use],
  ['How it came here', ({ source }) => sourceWord[source]],
  ['How it is known', ({ verification }) => verificationWord[verification]],
  ['Counts', (entry) => (stands(entry) ? 'yes' : `revoked, ${noLongerCounts}`)],
  ['Certificate', ({ certificate }) => certificate?.number ?? ''],
  ['Evidence files', ({ evidence }) => String(evidence.length)],
  ['Reflection', ({ reflections }) => (reflections.length > 0 ? 'written' : '')],
];

/** The first line of the log as a file. Its columns are read back by the import of a list. */
export const logCsvHead = `${byteOrderMark}${csvLine(columns.map(([label]) => label))}`;

/** One entry as a line of a file. Reflections are private and never part of it. */
export function logCsvLine(entry: LogEntry): string {
  return csvLine(columns.map(([, of]) => of(entry)));
}
