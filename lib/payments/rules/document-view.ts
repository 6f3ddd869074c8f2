import { isAbn, isGbVatNumber, showAbn } from '#lib/registrations.ts';
import { longDay } from '#lib/time/days.ts';
import type { SalesDocumentLine, SalesDocumentSnapshot } from './document-schema.ts';
import { decimalAmount, rateText } from './document-words.ts';
import { taxWithin } from './tax.ts';

/** A document in words, the same on the page and on paper. */
export type DocumentView = {
  readonly title: string;
  readonly number: string;
  /** Who, with address and numbers, line by line; the first line is the name. */
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Of the numbers in a row; the description stands before them. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly description: string;
    readonly notes: readonly string[];
    readonly cells: readonly string[];
  }[];
  readonly totals: readonly { readonly label: string; readonly value: string; readonly isMain: boolean }[];
  readonly sentences: readonly string[];
};

/** Every word and number that a document shows. Without a tax, no word of one. */
export function documentView(snapshot: SalesDocumentSnapshot): DocumentView {
  const { title, number, provider, buyer, lines } = snapshot;
  const columns = columnsOf(snapshot);
  return {
    title,
    number,
    seller: [
      provider.name,
      ...linesOf(provider.address),
      ...(provider.abn === null ? [] : [`ABN ${provider.abn}`]),
      ...(provider.taxNumber === null ? [] : [`${provider.taxNumber.label} ${provider.taxNumber.number}`]),
      provider.contact,
    ],
    buyer: [
      ...(buyer.name === null ? [] : [buyer.name]),
      ...linesOf(buyer.address),
      ...(buyer.taxNumber === null ? [] : [snapshot.tax === null ? buyer.taxNumber : labelled(buyer.taxNumber)]),
      buyer.email,
    ],
    facts: factsOf(snapshot),
    columns: columns.map(({ label }) => label),
    rows: lines.map((line) => ({
      description: line.description,
      notes: notesOf(snapshot, line),
      cells: columns.map(({ show }) => show(line)),
    })),
    totals: totalsOf(snapshot),
    sentences: sentencesOf(snapshot),
  };
}

/** The buyer's number as typed, with its name where the number shows which it is. Only beside a tax: it may name one. */
function labelled(taxNumber: string): string {
  if (isAbn(taxNumber)) return `ABN ${showAbn(taxNumber)}`;
  return isGbVatNumber(taxNumber) ? `VAT number ${taxNumber}` : taxNumber;
}

function linesOf(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function factsOf({ number, issuedOn, orderNumber, suppliedOn, corrects }: SalesDocumentSnapshot) {
  return [
    { label: 'Number', value: number },
    { label: 'Date of issue', value: longDay(issuedOn) },
    { label: 'Order', value: orderNumber },
    ...(corrects === null
      ? [{ label: 'Date of supply', value: longDay(suppliedOn) }]
      : [{ label: 'Corrects', value: `${corrects.title} ${corrects.number} of ${longDay(corrects.issuedOn)}` }]),
  ];
}

type ShownColumn = { readonly label: string; readonly show: (line: SalesDocumentLine) => string };

/** Britain asks for rate, net and tax by line in a full invoice; below £250 it asks for less, and gets the same. */
function columnsOf({ tax, lines, corrects }: SalesDocumentSnapshot): ShownColumn[] {
  const quantity: ShownColumn = { label: 'Quantity', show: (line) => String(line.quantity) };
  const unit: ShownColumn = { label: 'Unit price', show: (line) => decimalAmount(line.unitMinor) };
  const discount: ShownColumn = { label: 'Discount', show: (line) => decimalAmount(line.discountMinor) };
  const amount: ShownColumn = {
    label: corrects === null ? 'Amount' : 'Goes back',
    show: (line) => decimalAmount(line.amountMinor),
  };
  const taxColumns: ShownColumn[] =
    tax === null
      ? []
      : tax.scheme === 'gb-vat'
        ? [
            { label: 'Net', show: (line) => decimalAmount(line.amountMinor - line.taxMinor) },
            { label: `${tax.name} rate`, show: () => rateText(tax.rateBasisPoints) },
            { label: tax.name, show: (line) => decimalAmount(line.taxMinor) },
          ]
        : [{ label: tax.name, show: (line) => decimalAmount(line.taxMinor) }];
  const hasDiscount = lines.some(({ discountMinor }) => discountMinor > 0);
  return [quantity, ...(corrects === null ? [unit] : []), ...(hasDiscount ? [discount] : []), ...taxColumns, amount];
}

function notesOf({ tax, corrects }: SalesDocumentSnapshot, line: SalesDocumentLine): string[] {
  const net = line.unitMinor - (tax === null ? 0 : taxWithin(line.unitMinor, tax.rateBasisPoints));
  return [
    ...(line.bundle === null ? [] : [`In ${line.bundle}`]),
    ...(tax?.scheme === 'gb-vat' && corrects === null ? [`${decimalAmount(net)} each before ${tax.name}`] : []),
  ];
}

function totalsOf({ totals, tax, currency, code, corrects }: SalesDocumentSnapshot): DocumentView['totals'] {
  const row = (label: string, amountMinor: number, isMain = false) => ({
    label,
    value: `${decimalAmount(amountMinor)} ${currency}`,
    isMain,
  });
  const discount =
    totals.discountMinor === 0
      ? []
      : [
          row('Before the discount', totals.listMinor),
          row(code === null ? 'Discount' : `Discount, code ${code}`, totals.discountMinor),
        ];
  const main = row(corrects === null ? 'Total' : 'Total that goes back', totals.totalMinor, true);
  if (tax === null) return [...discount, main];
  const taxRow = row(
    tax.scheme === 'gb-vat' ? `${tax.name} at ${rateText(tax.rateBasisPoints)}` : `${tax.name} in the total`,
    totals.taxMinor,
  );
  return tax.scheme === 'gb-vat'
    ? [...discount, row(`Net, before ${tax.name}`, totals.netMinor), taxRow, main]
    : [...discount, main, taxRow];
}

function sentencesOf({ tax, totals, currency, payment, corrects }: SalesDocumentSnapshot): string[] {
  const included = (what: string) =>
    tax === null || tax.scheme === 'gb-vat'
      ? []
      : [`${what} includes ${tax.name} of ${decimalAmount(totals.taxMinor)} ${currency}.`];
  if (corrects !== null) {
    const how = totals.totalMinor === 0 ? 'Nothing was paid, so no money goes back.' : wayBack(payment.on);
    return [`Reason: ${reasonOf(corrects.reason)}`, ...included('The amount that goes back'), how];
  }
  const paid =
    payment.how === 'nothing-to-pay'
      ? `There was nothing to pay. Order complete on ${longDay(payment.on)}.`
      : `Paid in full on ${longDay(payment.on)} on the card page.`;
  return [...included('Total price'), paid];
}

/** Who gives a course back within the days for it need not say why, and the document still names a reason. */
function reasonOf(typed: string): string {
  return typed.trim() === '' ? 'given back at the buyer’s request.' : typed;
}

function wayBack(on: string): string {
  return `Sent back on ${longDay(on)} the way it was paid. Banks usually show it within 5 to 10 working days.`;
}
