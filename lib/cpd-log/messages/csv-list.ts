import { spellings } from '../rules/csv-columns.ts';
import type { CsvField } from '../rules/csv-columns.ts';
import type { ListFault } from '../rules/csv-list.ts';
import { mostRows } from '../rules/csv-list.ts';
import { entryFaultSentence } from './entry.ts';

const wholes: Readonly<Record<string, string>> = {
  empty: 'The list is empty. Its first row names the columns, and each further row is one piece of learning.',
  'too-many-rows': `The list has more than ${mostRows.toLocaleString('en-AU')} rows. Send it in parts.`,
  'list-too-long': 'This list is too long to read. Send it in parts.',
};

const columnNames: Readonly<Record<string, string>> = {
  title: 'a title',
  completedOn: 'a date',
  hours: 'hours, minutes or a duration',
};

const headingOf = (field: string) => spellings[field as CsvField]?.[0] ?? field;

/** What is wrong with a list, by row. */
export function listFaultSentence({ row, field, reason, cell }: ListFault): string {
  const whole = wholes[reason];
  if (whole) return whole;
  if (reason === 'no-column')
    return `No column holds ${columnNames[field] ?? field}. Name one “${headingOf(field)}” in the first row.`;
  if (reason === 'quote-not-closed') return `Row ${row}: a quotation mark is opened and never closed.`;
  if (reason === 'empty' || reason === 'too-many-rows' || reason === 'list-too-long') return '';
  const at = cell === '' ? headingOf(field) : `${headingOf(field)} “${cell}”`;
  return `Row ${row}, ${at}: ${entryFaultSentence(field, reason)}`;
}
