import { InputFault } from './fault.ts';

/** One row of a table with the line of the file it starts on. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const quote = 34;
const comma = 44;
const feed = 10;
const carriage = 13;
const longestRow = 4_000_000;

/**
 * Takes text piece by piece and gives whole rows (RFC 4180: quotes, doubled quotes, line breaks inside them, CRLF, CR or
 * LF). Holds one row at a time and no more.
 */
export class CsvReader {
  private cells: string[] = [];
  private cell = '';
  private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  private line = 1;
  private rowLine = 1;
  private afterCarriage = false;
  private held = 0;

  /** The rows that this piece completes. */
  *push(text: string): Generator<CsvRow> {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.state === 'quoted') {
        if (code === feed) this.line += 1;
        if (code !== quote) continue;
        this.cell += text.slice(from, at);
        this.state = 'closed';
        continue;
      }
      if (code === quote) {
        if (this.state === 'start') this.state = 'quoted';
        else if (this.state === 'closed') {
          this.cell += '"';
          this.state = 'quoted';
        }
        from = at + 1;
        continue;
      }
      if (code !== comma && code !== feed && code !== carriage) {
        if (this.state === 'start') {
          if (code === 32) continue;
          this.state = 'plain';
          from = at;
        } else if (this.state === 'closed' && code !== 32)
          throw new InputFault(`line ${this.line}: there is text after a closing quotation mark.`);
        continue;
      }
      const wasAfterCarriage = this.afterCarriage;
      this.afterCarriage = code === carriage;
      if (code === feed && wasAfterCarriage && this.isAtRowStart()) continue;
      this.endCell(text, from, at);
      if (code !== comma) yield this.endRow();
    }
    if (this.state === 'plain' || this.state === 'quoted') this.cell += text.slice(from);
    this.held += text.length;
    if (this.held > longestRow)
      throw new InputFault(
        `line ${this.rowLine}: a row of more than ${longestRow} characters. Is a quotation mark left open?`,
      );
  }

  /** The row that the end of the file completes. */
  *end(): Generator<CsvRow> {
    if (this.state === 'quoted')
      throw new InputFault(`line ${this.rowLine}: a quotation mark is opened and never closed.`);
    if (this.isAtRowStart()) return;
    this.endCell('', 0, 0);
    yield this.endRow();
  }

  private isAtRowStart(): boolean {
    return this.cells.length === 0 && this.cell === '' && this.state === 'start';
  }

  private endCell(text: string, from: number, at: number): void {
    if (this.state === 'plain') this.cell += text.slice(from, at);
    this.cells.push(this.cell.trim());
    this.cell = '';
    this.state = 'start';
  }

  private endRow(): CsvRow {
    const row = { line: this.rowLine, cells: this.cells };
    this.cells = [];
    this.line += 1;
    this.rowLine = this.line;
    this.held = 0;
    return row;
  }
}
