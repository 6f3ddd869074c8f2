import { StringDecoder } from 'node:string_decoder';
import { CsvReader } from './csv.ts';
import type { CsvRow } from './csv.ts';
import { InputFault } from './fault.ts';
import { checkHeader, checkNames, checkWidth, markOf, placeOf } from './marks.ts';
import { MarksTable } from './table.ts';

const isBlank = ({ cells }: CsvRow) => cells.every((cell) => cell === '');
const isMaxRow = ({ cells }: CsvRow) => cells[0]?.toLowerCase() === 'max';

async function* rowsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const decoder = new StringDecoder('utf8');
  const reader = new CsvReader();
  let isFirst = true;
  for await (const piece of bytes) {
    let text = decoder.write(Buffer.from(piece));
    if (isFirst && text !== '') {
      text = text.replace(/^\uFEFF/, '');
      isFirst = false;
    }
    if (text.includes('\0'))
      throw new InputFault('this is not text in UTF-8: save the table as CSV (UTF-8), not as a workbook or UTF-16.');
    yield* reader.push(text);
  }
  yield* reader.end();
}

/** Turns rows into a table: the header first, then the maxima where they are, then attempts. */
class TableReader {
  table: MarksTable | null = null;
  private header: CsvRow | null = null;
  private items: readonly string[] = [];
  private labels = 0;
  private blankLine: number | null = null;
  private readonly folder: string;
  private readonly warn: (sentence: string) => void;
  private maxima: readonly number[] | null = null;
  private readonly warned = new Set<number>();

  constructor(folder: string, warn: (sentence: string) => void) {
    this.folder = folder;
    this.warn = warn;
  }

  take(row: CsvRow): void {
    if (isBlank(row)) {
      if (this.header !== null) this.blankLine ??= row.line;
      return;
    }
    if (this.blankLine !== null) throw new InputFault(`line ${this.blankLine}: the line is empty, and rows follow it.`);
    if (this.header === null) {
      this.header = { ...row, cells: checkHeader(row) };
      return;
    }
    if (this.table === null) {
      this.open(this.header, row);
      if (this.maxima !== null) return;
    }
    checkWidth(row, this.items.length + this.labels);
    const marks = this.marksOf(row);
    this.compare(row, marks);
    this.table?.add(marks);
  }

  /** The finished table. */
  finish(): MarksTable {
    if (this.header === null) throw new InputFault('there is nothing in it. The first line names the items.');
    if (this.table === null || this.table.attempts === 0)
      throw new InputFault('there is no attempt in it: a header and no row of marks.');
    return this.table;
  }

  private open(header: CsvRow, row: CsvRow): void {
    this.labels = isMaxRow(row) ? 1 : 0;
    // A header that leaves the name of the label column out is one cell shorter, and no less clear.
    this.items =
      row.cells.length === header.cells.length + this.labels ? header.cells : header.cells.slice(this.labels);
    if (this.items.length === 0) throw new InputFault(`line ${header.line}: the header names no item.`);
    checkNames(this.items, header.line, header.cells.length - this.items.length + 1);
    if (this.labels === 1) {
      checkWidth(row, this.items.length + 1);
      this.maxima = this.marksOf(row);
      for (const [index, maximum] of this.maxima.entries())
        if (maximum < 0) throw new InputFault(`${placeOf(row.line, index + 2, this.items[index])}: a maximum below 0.`);
    }
    this.table = new MarksTable(this.items, this.maxima, this.folder);
  }

  private marksOf({ line, cells }: CsvRow): number[] {
    return this.items.map((item, index) =>
      markOf(cells[index + this.labels] ?? '', line, index + this.labels + 1, item, this.labels === 0 && index === 0),
    );
  }

  private compare({ line }: CsvRow, marks: readonly number[]): void {
    if (this.maxima === null) return;
    for (const [index, mark] of marks.entries()) {
      if (mark <= (this.maxima[index] ?? 0) || this.warned.has(index)) continue;
      this.warned.add(index);
      this.warn(`${placeOf(line, index + 2, this.items[index])}: the mark is above the maximum. It is taken as it is.`);
    }
  }
}

/**
 * Reads a table of marks row by row.
 * @param folder where columns with many different values may put temporary files
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  folder: string,
  warn: (sentence: string) => void,
): Promise<MarksTable> {
  const reader = new TableReader(folder, warn);
  for await (const row of rowsOf(bytes)) reader.take(row);
  return reader.finish();
}
