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
