import type { Relation } from '#lib/bodies/schema.ts';
import { parseCsv } from '#lib/csv.ts';
import type { CsvRow } from '#lib/csv.ts';
import type { EntryFacts, EntryWords } from '../schema/entry.ts';
import { columnsOf } from './csv-columns.ts';
import type { Columns, CsvField } from './csv-columns.ts';
import { readMode, readRelation, readSubjects, readYes } from './csv-words.ts';
import { durationText } from './duration.ts';
import { readFacts, readWords } from './entry.ts';
import type { EntryFault } from './entry.ts';

export const mostRows = 2_000;
export const mostLetters = 800_000;

export type ListFault = {
  /** As a spreadsheet counts; null for the list as a whole. */
  readonly row: number | null;
  readonly field: string;
  readonly reason: EntryFault | 'empty' | 'too-many-rows' | 'list-too-long' | 'no-column' | 'quote-not-closed';
  readonly cell: string;
};

export type ListedEntry = {
  readonly row: number;
  readonly facts: EntryFacts;
  readonly words: EntryWords;
  readonly key: string;
};

export type ReadList = {
  readonly entries: readonly ListedEntry[];
  readonly faults: readonly ListFault[];
  /** Rows that say the same as one above. */
  readonly repeated: readonly number[];
  /** Headings that nothing is made of. */
  readonly unknown: readonly string[];
};

/** What a list leaves open, chosen once for all its rows. */
export type ListDefaults = { readonly mode: string; readonly relation: Relation };

/** The same line of the same list is the same entry, however often it comes. */
function lineOf({ title, provider, completedOn, minutes, mode }: EntryFacts): string {
  return JSON.stringify([title.toLowerCase(), provider.toLowerCase(), completedOn, minutes, mode]);
}

const number = /^\d{1,4}([.,]\d{1,3})?$/;

/** Time as the form takes it; a bare number of an hours or minutes column gets its unit. */
function durationOf(cell: (field: CsvField) => string): { text: string; field: CsvField } {
  const hours = cell('hours');
  if (hours !== '') return { text: number.test(hours) ? `${hours} h` : hours, field: 'hours' };
  const minutes = cell('minutes');
  if (minutes !== '') return { text: number.test(minutes) ? `${minutes} min` : minutes, field: 'minutes' };
  return { text: cell('duration'), field: 'duration' };
}

/** A cell in our own words, as it was where nothing was understood, the choice for all rows where it is empty. */
function chosen(text: string, read: (text: string) => string | null, otherwise: string): string {
  return text === '' ? otherwise : (read(text) ?? text);
}

function readRow({ row, cells }: CsvRow, { of }: Columns, defaults: ListDefaults, today: string) {
  const cell = (field: CsvField) => (cells[of.get(field) ?? -1] ?? '').trim();
  const duration = durationOf(cell);
  const typed = {
    title: cell('title'),
    provider: cell('provider') || 'Not said',
    startedOn: cell('startedOn'),
    completedOn: cell('completedOn'),
    duration: duration.text,
    mode: chosen(cell('mode'), readMode, defaults.mode),
    relation: chosen(cell('relation'), readRelation, defaults.relation),
    subjects: readSubjects(cell('subjects'))?.join(',') ?? cell('subjects'),
    disciplines: cell('disciplines'),
    isAssessed: readYes(cell('isAssessed')) ? 'yes' : '',
    learned: cell('learned'),
    use: cell('use'),
  };
  const facts = readFacts(typed, today);
  const words = readWords(typed, []);
  const faults = Object.entries({ ...facts.faults, ...words.faults }).map(([name, reason]): ListFault => {
    const field = name === 'duration' ? duration.field : (name as CsvField);
    return { row, field, reason, cell: cell(field).slice(0, 80) };
  });
  return { facts: facts.facts, words: words.words, faults };
}

function headFaults({ of }: Columns): ListFault[] {
  const lacking = [
    ...(of.has('title') ? [] : ['title']),
    ...(of.has('completedOn') ? [] : ['completedOn']),
    ...(of.has('hours') || of.has('minutes') || of.has('duration') ? [] : ['hours']),
  ];
  return lacking.map((field) => ({ row: 1, field, reason: 'no-column', cell: '' }));
}

const only = (fault: Omit<ListFault, 'field' | 'cell'>): ReadList => ({
  entries: [],
  faults: [{ field: '', cell: '', ...fault }],
  repeated: [],
  unknown: [],
});

/**
 * A list of learning as a spreadsheet saves it, read as a whole: what each row would enter, and everything that is wrong, by
 * row. The first row names the columns. Total for any text.
 * @param today the therapist's own day, YYYY-MM-DD
 */
export function readList(text: string, defaults: ListDefaults, today: string): ReadList {
  if (text.length > mostLetters) return only({ row: null, reason: 'list-too-long' });
  const { rows, unclosedRow } = parseCsv(text);
  const [head, ...body] = rows;
  if (!head || body.length === 0) return only({ row: null, reason: 'empty' });
  if (unclosedRow !== null) return only({ row: unclosedRow, reason: 'quote-not-closed' });
  if (body.length > mostRows) return only({ row: null, reason: 'too-many-rows' });
  const columns = columnsOf(head.cells);
  const missing = headFaults(columns);
  if (missing.length > 0) return { entries: [], faults: missing, repeated: [], unknown: columns.unknown };
  const seen = new Set<string>();
  const entries: ListedEntry[] = [];
  const faults: ListFault[] = [];
  const repeated: number[] = [];
  for (const each of body) {
    const read = readRow(each, columns, defaults, today);
    faults.push(...read.faults);
    if (!read.facts || !read.words) continue;
    const key = lineOf(read.facts);
    if (seen.has(key)) repeated.push(each.row);
    else entries.push({ row: each.row, facts: read.facts, words: read.words, key });
    seen.add(key);
  }
  return { entries, faults, repeated, unknown: columns.unknown };
}

/** "28 rows, 41 h": what a list would add. */
export function listSum(entries: readonly ListedEntry[]): string {
  return durationText(entries.reduce((sum, { facts }) => sum + facts.minutes, 0));
}
