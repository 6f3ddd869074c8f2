import { InputFault } from './fault.ts';
import type { CsvRow } from './csv.ts';

/** Marks are reckoned in millionths: sums of ordinary decimals are then exact. */
export const unit = 1e6;

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const largest = 1e12;

/** Where a cell stands, in the words of whoever looks for it. */
export function placeOf(line: number, column: number, item: string | undefined): string {
  return `line ${line}, column ${column}${item ? ` (${item})` : ''}`;
}

/**
 * The mark in a cell, in millionths.
 * @param mayBeLabel the cell stands where a table with a row of maxima has its labels
 */
export function markOf(text: string, line: number, column: number, item: string, mayBeLabel = false): number {
  if (!plainNumber.test(text)) throw new InputFault(`${placeOf(line, column, item)}: ${whyNot(text, mayBeLabel)}`);
  const value = Number(text);
  if (Math.abs(value) > largest)
    throw new InputFault(`${placeOf(line, column, item)}: "${text}" is too large for a mark.`);
  const scaled = value * unit;
  const whole = Math.round(scaled);
  return Math.abs(scaled - whole) < 1e-4 ? whole : scaled;
}

function whyNot(text: string, mayBeLabel: boolean): string {
  if (text === '')
    return 'the cell is empty. Write 0 where an unanswered question earns nothing, or leave the attempt out.';
  if (/^[+-]?\d+,\d+$/.test(text)) return `"${text}" has a decimal comma. Write decimals with a point.`;
  const hint = mayBeLabel
    ? ' A column of labels needs a row of maximum marks below the header that starts with "max".'
    : '';
  return `"${text.slice(0, 40)}" is not a number.${hint}`;
}

/** A row with as many cells as there are columns. */
export function checkWidth({ line, cells }: CsvRow, columns: number): void {
  if (cells.length !== columns)
    throw new InputFault(
      `line ${line}: ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where the header names ${columns} columns.`,
    );
}

/** The names of the items. */
export function checkHeader({ line, cells }: CsvRow): readonly string[] {
  const [only = ''] = cells;
  if (cells.length === 1 && /[;\t]/.test(only))
    throw new InputFault(
      `line ${line}: the columns are separated by ${only.includes(';') ? 'semicolons' : 'tabs'}. Separate them by commas, and write decimals with a point.`,
    );
  return cells;
}

/** Each item named, and by a name of its own. `first` is the column of the first item. */
export function checkNames(items: readonly string[], line: number, first: number): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (item === '') throw new InputFault(`${placeOf(line, index + first, undefined)}: the item has no name.`);
    if (seen.has(item))
      throw new InputFault(`${placeOf(line, index + first, undefined)}: the item name "${item}" is there twice.`);
    seen.add(item);
  }
}
