import { byteOrderMark, csvCell } from '#lib/csv.ts';
import type { SalesDocumentSnapshot } from './document-schema.ts';
import { rateText } from './document-words.ts';

/** A document in the books, with the payment service's ids for what moved the money. */
export type BookEntry = {
  readonly snapshot: SalesDocumentSnapshot;
  readonly purpose: string;
  readonly paymentId: string | null;
  readonly refundId: string | null;
};

/** What goes back counts below zero. */
export function signedMinor(snapshot: SalesDocumentSnapshot, amountMinor: number): number {
  return snapshot.series === 'C' && amountMinor !== 0 ? -amountMinor : amountMinor;
}

/** "-59.00": for machines, with a point and no other mark. */
export function signedDecimal(amountMinor: number): string {
  const absolute = Math.abs(amountMinor);
  return `${amountMinor < 0 ? '-' : ''}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}

/** Text is quoted and can run nothing; an amount is a bare number, so that a spreadsheet adds it up. */
function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? signedDecimal(cell) : csvCell(cell))).join(',')}\r\n`;
}

const shared = ['Document', 'Kind', 'Issued on', 'Supplied on', 'Order', 'For', 'Country', 'Currency', 'Tax', 'Rate'];

export const documentsCsvHead = `${byteOrderMark}${csvRow([
  ...shared,
  'Net',
  'Tax amount',
  'Gross',
  'Corrects',
  'Payment id',
  'Refund id',
  'Code',
])}`;

export const linesCsvHead = `${byteOrderMark}${csvRow([
  ...shared,
  'Description',
  'Bundle',
  'Quantity',
  'Net',
  'Tax amount',
  'Gross',
])}`;

const soldFor: Readonly<Record<string, string>> = { self: 'therapist', gift: 'gift', seats: 'clinic' };

/** No names and no addresses: who bought stands on the order. */
function sharedCells({ snapshot, purpose }: BookEntry): string[] {
  const { tax } = snapshot;
  return [
    snapshot.number,
    snapshot.title,
    snapshot.issuedOn,
    snapshot.suppliedOn,
    snapshot.orderNumber,
    soldFor[purpose] ?? purpose,
    snapshot.countryCode ?? '',
    snapshot.currency,
    tax?.name ?? '',
    tax === null ? '' : rateText(tax.rateBasisPoints),
  ];
}

/** One document as a line of the export: amounts with a sign, in the document's currency. */
export function documentsCsvLine(entry: BookEntry): string {
  const { snapshot } = entry;
  const { netMinor, taxMinor, totalMinor } = snapshot.totals;
  return csvRow([
    ...sharedCells(entry),
    ...[netMinor, taxMinor, totalMinor].map((amount) => signedMinor(snapshot, amount)),
    snapshot.corrects?.number ?? '',
    entry.paymentId ?? '',
    entry.refundId ?? '',
    snapshot.code ?? '',
  ]);
}

/** The lines of a document, each as a line of the other export. */
export function linesCsvLines(entry: BookEntry): string {
  const { snapshot } = entry;
  return snapshot.lines
    .map((line) =>
      csvRow([
        ...sharedCells(entry),
        line.description,
        line.bundle ?? '',
        String(line.quantity),
        ...[line.amountMinor - line.taxMinor, line.taxMinor, line.amountMinor].map((amount) =>
          signedMinor(snapshot, amount),
        ),
      ]),
    )
    .join('');
}
