import { parseCsv } from '#lib/csv.ts';
import type { CsvRow } from '#lib/csv.ts';
import { readDueDay, tidyName } from './seats.ts';
import type { DueFault } from './seats.ts';

/** More people than this come in two files. */
export const mostListRows = 200;
/** Room for so many rows with long names. */
export const mostListLetters = 100_000;
/** A file above this holds more letters, however it was saved. The form refuses it before it is sent. */
export const mostListBytes = 4 * mostListLetters;
export const mostNameLetters = 120;

export type ListFaultReason =
  | 'empty'
  | 'too-many-rows'
  | 'too-long'
  | 'no-email-column'
  | 'quote-not-closed'
  | 'not-an-address'
  | 'name-too-long'
  | DueFault;
export type ListFault = {
  /** As a spreadsheet counts; null for the file as a whole. */
  readonly row: number | null;
  readonly reason: ListFaultReason;
  /** The cell that is at fault. */
  readonly cell: string;
};
export type ListedPerson = {
  readonly row: number;
  /** One spelling for one mailbox. */
  readonly email: string;
  readonly name: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
};
export type SkippedPerson = {
  readonly row: number;
  readonly email: string;
  readonly why: 'already-invited' | 'twice-in-file';
};
export type SeatList = {
  readonly people: readonly ListedPerson[];
  readonly skipped: readonly SkippedPerson[];
  readonly faults: readonly ListFault[];
};

/** What a list is held against. */
export type ListSetting = {
  /** Addresses that have a seat of the order already. */
  readonly standing: ReadonlySet<string>;
  /** In the owner's time zone, YYYY-MM-DD. */
  readonly today: string;
  /** One spelling for one mailbox, or null for what is none: `normaliseEmail`. */
  readonly readEmail: (typed: string) => string | null;
};

type Columns = { readonly email: number; readonly name: number; readonly due: number };
const plainColumns: Columns = { email: 0, name: 1, due: 2 };

const headings = {
  email: new Set(['email', 'e-mail', 'email address', 'e-mail address', 'mail']),
  name: new Set(['name', 'full name', 'therapist']),
  due: new Set(['due', 'due date', 'due on', 'due by']),
} as const;

const word = (cell: string) => cell.trim().toLowerCase();

/** Where each column stands when the first row names them; null when it is a person already. */
function headingOf(row: CsvRow): Columns | null {
  const words = row.cells.map(word);
  const place = (names: ReadonlySet<string>) => words.findIndex((each) => names.has(each));
  const columns = { email: place(headings.email), name: place(headings.name), due: place(headings.due) };
  const isHeading = Object.values(columns).some((index) => index >= 0) && !words.some((each) => each.includes('@'));
  return isHeading ? columns : null;
}

/** A cell of ours that a spreadsheet would have run got an apostrophe in front when it was written. */
const unguarded = (cell: string) => cell.trim().replace(/^'(?=[=+\-@|%])/, '');

/**
 * Reads the people that an owner listed, whatever the spreadsheet made of the file, and says of each row what is wrong
 * with it. Addresses in `standing` and those listed before are passed over, not faults. Total.
 */
export function readSeatList(text: string, setting: ListSetting): SeatList {
  if (text.length > mostListLetters) return faulty('too-long', null);
  const { rows, unclosedRow } = parseCsv(text);
  if (unclosedRow !== null) return faulty('quote-not-closed', unclosedRow);
  const [first] = rows;
  if (!first) return faulty('empty', null);
  const heading = headingOf(first);
  if (heading && heading.email < 0) return faulty('no-email-column', first.row);
  const listed = heading ? rows.slice(1) : rows;
  if (listed.length === 0) return faulty('empty', null);
  if (listed.length > mostListRows) return faulty('too-many-rows', null);
  return sort(listed, heading ?? plainColumns, setting);
}

function faulty(reason: ListFaultReason, row: number | null): SeatList {
  return { people: [], skipped: [], faults: [{ row, reason, cell: '' }] };
}

function sort(rows: readonly CsvRow[], columns: Columns, setting: ListSetting): SeatList {
  const people: ListedPerson[] = [];
  const skipped: SkippedPerson[] = [];
  const faults: ListFault[] = [];
  const seen = new Set<string>();
  for (const { row, cells } of rows) {
    const cell = (index: number) => unguarded(cells[index] ?? '');
    const email = setting.readEmail(cell(columns.email));
    const name = tidyName(cell(columns.name));
    const due = readDueDay(cell(columns.due), setting.today);
    if (email === null) faults.push({ row, reason: 'not-an-address', cell: cell(columns.email) });
    if (name.length > mostNameLetters) faults.push({ row, reason: 'name-too-long', cell: name });
    if (!due.ok) faults.push({ row, reason: due.reason, cell: cell(columns.due) });
    if (email === null || name.length > mostNameLetters || !due.ok) continue;
    if (setting.standing.has(email)) skipped.push({ row, email, why: 'already-invited' });
    else if (seen.has(email)) skipped.push({ row, email, why: 'twice-in-file' });
    else people.push({ row, email, name: name === '' ? null : name, dueOn: due.value });
    seen.add(email);
  }
  return { people, skipped, faults };
}
