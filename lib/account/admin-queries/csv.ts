import { byteOrderMark, csvLine } from '#lib/csv.ts';
import type { AuditItem } from './audit.ts';

export const auditCsvHead = `${byteOrderMark}${csvLine(['When (UTC)', 'Who', 'Who (id)', 'What', 'Subject', 'Subject (id)', 'Why', 'Detail', 'Id'])}`;

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
