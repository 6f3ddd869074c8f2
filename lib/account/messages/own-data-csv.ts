import { byteOrderMark, csvLine } from '#lib/csv.ts';
import type { OwnData } from '../queries/own-data.ts';

const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? '';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return byteOrderMark + [head, ...rows].map(csvLine).join('');
}

function fileNames({ files }: OwnData['cpdEntries'][number]): string {
  return files.map(({ id, fileName }) => evidencePath({ id, fileName })).join('; ');
}

/** Where a file lies in the download: its id in front, because two may have the same name. */
export function evidencePath({ id, fileName }: { readonly id: string; readonly fileName: string }): string {
  return `evidence/${id.slice(-8)} ${fileName.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 120)}`;
}

/** The lists that a person is likely to open, as tables for a spreadsheet. The JSON file beside them holds all of it. */
export function ownDataTables(data: OwnData): Readonly<Record<string, string>> {
  return {
    'enrolments.csv': table(
      ['Course', 'Version', 'Enrolled on', 'Ended on', 'Attempts', 'Passed'],
      data.enrolments.map(({ courseVersion, createdAt, endedAt, attempts }) => [
        courseVersion.title,
        courseVersion.version,
        day(createdAt),
        day(endedAt),
        String(attempts.length),
        attempts.some(({ result }) => result?.passed) ? 'yes' : 'no',
      ]),
    ),
    'certificates.csv': table(
      ['Number', 'Code', 'Issued on', 'State of its record'],
      data.certificates.map(({ number, code, issuedAt, events }) => [
        number,
        code,
        day(issuedAt),
        events.at(-1)?.kind ?? '',
      ]),
    ),
    'orders.csv': table(
      ['Number', 'State', 'Placed on', 'Currency', 'Total in minor units', 'Documents'],
      data.orders.map(({ number, status, createdAt, currency, totalMinor, documents }) => [
        number,
        status,
        day(createdAt),
        currency,
        String(totalMinor),
        documents.map((document) => document.number).join('; '),
      ]),
    ),
    'cpd-log.csv': table(
      ['Title', 'Provider', 'Completed on', 'Minutes', 'Mode', 'What I learned', 'How I will use it', 'Files'],
      data.cpdEntries.map((entry) => [
        entry.title,
        entry.provider,
        day(entry.completedOn),
        String(entry.minutes),
        entry.mode,
        entry.learned,
        entry.use,
        fileNames(entry),
      ]),
    ),
  };
}
