import type { AuditItem } from './audit.ts';

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

/** The byte order mark tells spreadsheets that the file is UTF-8. */
export const auditCsvHead = `\ufeff${csvLine(['When (UTC)', 'Who', 'Who (id)', 'What', 'Subject', 'Subject (id)', 'Why', 'Detail', 'Id'])}`;

/** One act as a line of the export. */
export function auditCsvLine(item: AuditItem): string {
  const detail = JSON.stringify(item.detail ?? {});
  return csvLine([
    item.at.toISOString(),
    item.actorLabel,
    item.actorId ?? '',
    item.action,
    item.subjectType,
    item.subjectId,
    item.reason,
    detail === '{}' ? '' : detail,
    item.id,
  ]);
}
