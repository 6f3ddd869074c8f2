/** What a spreadsheet may take for the start of a formula, also behind blanks or in full width. */
const formulaStart = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * One cell. Always quoted; text that a spreadsheet would run gets an apostrophe in front, so that it stays text.
 * Total for any text.
 */
export function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Tells spreadsheets that a file is UTF-8: the first character of every export. */
export const byteOrderMark = '\ufeff';

export type CsvRow = {
  /** As a spreadsheet counts: the first line is 1, blank ones count, and a cell of several lines is one row. */
  readonly row: number;
  readonly cells: readonly string[];
};

/** Of the marks that programs put between cells, the one that the first line with any words uses most. */
function separatorOf(text: string): string {
  const first = text.split(/\r?\n|\r/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length - 1;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Reads a CSV file as spreadsheets of any country write it: commas, semicolons or tabs, quotes where needed, any line
 * ending, with or without a byte order mark. Rows without a word in them are left out. Total for any text; `unclosedRow`
 * is the row whose quote never ends, and what follows it is not to be trusted.
 */
export function parseCsv(text: string): { readonly rows: readonly CsvRow[]; readonly unclosedRow: number | null } {
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  const separator = separatorOf(body);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let row = 1;
  let state: 'plain' | 'quoted' | 'closed' = 'plain';
  const endRow = () => {
    const all = [...cells, cell];
    if (all.some((value) => value.trim() !== '')) rows.push({ row, cells: all });
    cells = [];
    cell = '';
    state = 'plain';
    row += 1;
  };
  for (let at = 0; at < body.length; at += 1) {
    const character = body.charAt(at);
    if (state === 'quoted') {
      if (character !== '"') cell += character;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else state = 'closed';
    } else if (character === '"' && state === 'plain' && cell.trim() === '') {
      cell = '';
      state = 'quoted';
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
      state = 'plain';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && body.charAt(at + 1) === '\n') at += 1;
      endRow();
    } else if (state === 'plain' || character.trim() !== '') cell += character;
  }
  const unclosedRow = (state as string) === 'quoted' ? row : null;
  endRow();
  return { rows, unclosedRow };
}
