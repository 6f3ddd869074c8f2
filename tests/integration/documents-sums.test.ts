import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SalesDocument } from '#components/payments/sales-document.tsx';
import { newId } from '#lib/ids.ts';
import type { Provider } from '#lib/env-provider.ts';
import { salesDocumentPdf } from '#lib/payments/document-pdf.ts';
import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { documentView } from '#lib/payments/rules/document-view.ts';
import { decimalAmount } from '#lib/payments/rules/document-words.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, publishTinyCourse, testStart } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import {
  createRefund,
  creditFor,
  gstRegistered,
  receiptFor,
  registeredTwice,
  unregistered,
} from '#tests/support/documents.ts';
import { needs, onDisk, wordsOf } from './document-helpers.ts';

let database: TestDatabase;
let folder: string;
let course: TinyCourse;
let other: TinyCourse;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'afferent-documents-'));
  course = await publishTinyCourse(database.db);
  other = await publishTinyCourse(database.db, { title: 'Another tiny course' });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

type Given = Parameters<typeof createPaidOrder>[3];
const paid = async (given: Given = {}, courses: readonly TinyCourse[] = [course]) => {
  const buyer = await createTherapist(database.db);
  return { buyer, ...(await createPaidOrder(database.db, buyer, courses, given)) };
};
const paperOf = (snapshot: SalesDocumentSnapshot) =>
  wordsOf(onDisk(folder, `${snapshot.number}.pdf`, salesDocumentPdf(snapshot)));
/** The amounts of the order itself, which the paper must repeat. */
const moneyOf = async (orderId: string) => {
  const { totalMinor, currency, lines } = await database.db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: true },
  });
  return { totalMinor, currency, sumMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0) };
};
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
function expectSumsOf({ lines, parts, totals }: SalesDocumentSnapshot): void {
  expect(sumOf(lines.map(({ amountMinor }) => amountMinor))).toBe(totals.totalMinor);
  expect(sumOf(lines.map(({ taxMinor }) => taxMinor))).toBe(totals.taxMinor);
  expect(sumOf(parts.map(({ amountMinor }) => amountMinor))).toBe(totals.totalMinor);
  expect(sumOf(parts.map(({ taxMinor }) => taxMinor))).toBe(totals.taxMinor);
  for (const line of lines) expect(line.quantity * line.unitMinor - line.discountMinor).toBe(line.amountMinor);
}
const taxWords = /tax invoice|vat invoice|adjustment note|\bGST\b|\bVAT\b|\btax\b|\d\s?%/i;

test.each([
  ['Australia, registered for GST', gstRegistered, 'AU', 'AUD', 5_900, 'Tax invoice', 536, '5.36'],
  ['Australia, not registered', unregistered, 'AU', 'AUD', 5_900, 'Receipt', 0, null],
  ['the UK, registered there', registeredTwice, 'GB', 'GBP', 3_200, 'VAT invoice', 533, '5.33'],
  ['the UK, registered in Australia only', gstRegistered, 'GB', 'GBP', 3_200, 'Receipt', 0, null],
  ['another country, registered in both', registeredTwice, 'US', 'AUD', 5_900, 'Receipt', 0, null],
] as const)(
  'sold into %s: title, number, parties, lines and sums are those of the order',
  async (_name, provider: Provider, countryCode, currency, amountMinor, title, taxMinor, taxText) => {
    const { orderId, number, buyer } = await paid({ countryCode, currency, amountMinor });
    const { row, snapshot } = await receiptFor(database.db, orderId, provider);
    const money = await moneyOf(orderId);
    expect(row).toMatchObject({ totalMinor: money.totalMinor, currency: money.currency, taxMinor });
    expect(snapshot.totals.totalMinor).toBe(money.sumMinor);
    expectSumsOf(snapshot);
    const words = documentView(snapshot);
    expect(words.title).toBe(title);
    const page = renderToStaticMarkup(createElement(SalesDocument, { snapshot }));
    for (const text of [page, JSON.stringify(words)]) {
      for (const fact of [row.number, number, provider.name, buyer.email, 'Test Person', decimalAmount(amountMinor)])
        expect(text).toContain(fact);
      if (taxText === null) expect(text).not.toMatch(taxWords);
      else expect(text).toContain(taxText);
    }
  },
);

test.each([
  ['GST registered, Australia', gstRegistered, 'AU', 'AUD'],
  ['VAT registered, UK', registeredTwice, 'GB', 'GBP'],
  ['registered nowhere', unregistered, 'AU', 'AUD'],
] as const)(
  'what the paper prints is what the page says, word by word: %s',
  async (_name, provider, countryCode, currency) => {
    const { orderId } = await paid({ countryCode, currency, purpose: 'seats', seats: 20, amountMinor: 5_901 });
    const { snapshot } = await receiptFor(database.db, orderId, provider);
    const view = documentView(snapshot);
    const shown = [
      view.number,
      ...view.seller,
      ...view.buyer,
      ...view.facts.flatMap(({ label, value }) => [label, value]),
      ...view.columns,
      ...view.rows.flatMap(({ description, notes, cells }) => [description, ...notes, ...cells]),
      ...view.totals.flatMap(({ label, value }) => [label, value]),
      ...view.sentences,
    ];
    const page = renderToStaticMarkup(createElement(SalesDocument, { snapshot }));
    // On the page the number stands in the heading.
    for (const word of shown.filter((each) => each !== 'Number')) expect(page).toContain(word);
    onPaper(snapshot, (text) => {
      const squeezed = text.replaceAll(' ', '');
      expect(text).toContain(view.title);
      for (const word of shown) expect(squeezed).toContain(word.replaceAll(' ', ''));
    });
  },
);

/** Runs a check on the printed words where poppler is there to read them. */
function onPaper(snapshot: SalesDocumentSnapshot, check: (text: string) => void): void {
  if (spawnSync('pdftotext', ['-v']).error === undefined) check(paperOf(snapshot));
}

test('an Australian tax invoice says so, with ABN, date, quantity, price and "Total price includes GST"', async (context) => {
  needs(context, 'pdftotext');
  const { orderId, number } = await paid();
  const { row, snapshot } = await receiptFor(database.db, orderId, gstRegistered);
  const text = paperOf(snapshot);
  for (const fact of [
    'Tax invoice',
    row.number,
    'ABN 51 824 753 556',
    '20 November 2026',
    number,
    'A tiny course (version 1.0) 1 59.00 5.36 59.00',
    'Total 59.00 AUD',
    'Total price includes GST of 5.36 AUD.',
    'Paid in full on 20 November 2026 on the card page.',
  ])
    expect(text).toContain(fact);
});

test('without registration the paper has neither the words nor a rate, whoever bought it for how much', async (context) => {
  needs(context, 'pdftotext');
  for (const [countryCode, seats] of [
    ['AU', 1],
    ['AU', 20],
    ['GB', 20],
    ['US', 2],
  ] as const) {
    const { orderId } = await paid({ countryCode, purpose: 'seats', seats });
    const provider = {
      ...unregistered,
      abn: gstRegistered.abn,
      ...(countryCode === 'AU' ? { vatNumber: registeredTwice.vatNumber, address: 'a' } : {}),
    };
    const { snapshot } = await receiptFor(database.db, orderId, provider);
    const text = paperOf(snapshot);
    expect(text).toContain('Receipt');
    expect(text).not.toMatch(taxWords);
    const refundId = await createRefund(database.db, orderId, { amountMinor: 100 });
    const credit = await creditFor(database.db, refundId, provider);
    const back = credit === null ? '' : paperOf(credit.snapshot);
    expect(back).toContain('Credit note');
    expect(back).not.toMatch(taxWords);
  }
});

test('from A$1,000 the buyer is named: as typed for the invoice, or as on the account', async () => {
  const asAccount = await paid({ purpose: 'seats', seats: 20 });
  const plain = await receiptFor(database.db, asAccount.orderId, gstRegistered);
  expect(plain.row.totalMinor).toBeGreaterThanOrEqual(100_000);
  expect(documentView(plain.snapshot).buyer).toEqual(['Test Person', asAccount.buyer.email]);
  const typed = await paid({ purpose: 'seats', seats: 20 });
  const billing = {
    billingName: 'An Invented Clinic',
    billingAddress: '2 Example Road\nExampleton',
    billingTaxNumber: 'ABN 53 004 085 616',
  };
  await database.db.order.update({ where: { id: typed.orderId }, data: billing });
  const { snapshot } = await receiptFor(database.db, typed.orderId, gstRegistered);
  expect(documentView(snapshot).buyer).toEqual([
    'An Invented Clinic',
    '2 Example Road',
    'Exampleton',
    'ABN 53 004 085 616',
    typed.buyer.email,
  ]);
});

test('twenty seats are one line of twenty, a code is named with its discount, a bundle is named on its lines', async () => {
  const { orderId, lineIds } = await paid({ purpose: 'seats', seats: 20, amountMinor: 3_333 }, [course, other]);
  const bundleId = newId();
  await database.db.bundle.create({
    data: {
      id: bundleId,
      slug: `pathway-${bundleId.slice(-6)}`,
      title: 'A small pathway',
      summary: 'For tests.',
      isForSale: true,
      updatedAt: testStart,
    },
  });
  const codeId = newId();
  await database.db.promotionCode.create({
    data: {
      id: codeId,
      code: 'TINY-10',
      kind: 'percent',
      label: 'Tests',
      percentOff: 10,
      startsAt: testStart,
      createdAt: testStart,
      createdById: codeId,
    },
  });
  await database.db.orderLine.updateMany({ where: { orderId }, data: { bundleId, listMinor: 3_704 } });
  // Sharing a discount out leaves cents on single lines: they still stand together.
  await database.db.orderLine.update({ where: { id: lineIds[0] ?? '' }, data: { amountMinor: 3_332 } });
  await database.db.order.update({ where: { id: orderId }, data: { codeId, totalMinor: 40 * 3_333 - 1 } });
  const { snapshot } = await receiptFor(database.db, orderId, gstRegistered);
  expectSumsOf(snapshot);
  expect(snapshot.lines).toMatchObject([
    { quantity: 40, unitMinor: 3_704, amountMinor: 40 * 3_333 - 1, bundle: 'A small pathway' },
  ]);
  const view = documentView(snapshot);
  expect(view.rows[0]?.notes).toContain('In A small pathway');
  expect(view.totals.map(({ label }) => label)).toContain('Discount, code TINY-10');
  expect(snapshot.totals.taxMinor).toBe(Math.round((40 * 3_333 - 1) / 11));
});

test('a free order gets a receipt of nothing, with no word of tax, and so does what it gives back', async () => {
  const { orderId, lineIds } = await paid({ amountMinor: 0 });
  const { row, snapshot } = await receiptFor(database.db, orderId, gstRegistered);
  expect(row).toMatchObject({ kind: 'receipt', totalMinor: 0, taxMinor: 0 });
  expect(JSON.stringify(documentView(snapshot))).toContain('There was nothing to pay.');
  expect(JSON.stringify(documentView(snapshot))).not.toMatch(taxWords);
  const refundId = await createRefund(database.db, orderId, {
    amountMinor: 0,
    lines: [{ orderLineId: lineIds[0] ?? '', amountMinor: 0 }],
  });
  expect((await creditFor(database.db, refundId, gstRegistered))?.row).toMatchObject({ totalMinor: 0, taxMinor: 0 });
});

test('credit notes by line, in part and for the rest say what they correct, and add up to the invoice', async () => {
  const { orderId, lineIds } = await paid({
    countryCode: 'GB',
    currency: 'GBP',
    purpose: 'seats',
    seats: 3,
    amountMinor: 3_200,
  });
  const { snapshot: invoice } = await receiptFor(database.db, orderId, registeredTwice);
  const [first = '', second = '', third = ''] = lineIds;
  const givenBack = [
    { amountMinor: 3_200, lines: [{ orderLineId: first, amountMinor: 3_200 }] },
    { amountMinor: 1_001, lines: [{ orderLineId: second, amountMinor: 1_001 }], endsLine: false },
    {
      amountMinor: 5_399,
      lines: [
        { orderLineId: second, amountMinor: 2_199 },
        { orderLineId: third, amountMinor: 3_200 },
      ],
    },
  ];
  const notes: SalesDocumentSnapshot[] = [];
  for (const refund of givenBack) {
    // Registrations of later say nothing about what was sold before.
    const credit = await creditFor(database.db, await createRefund(database.db, orderId, refund), unregistered);
    if (credit === null) throw new Error('no credit note');
    expectSumsOf(credit.snapshot);
    expect(credit.row.totalMinor).toBe(refund.amountMinor);
    const words = JSON.stringify(documentView(credit.snapshot));
    for (const fact of [
      'Credit note',
      `VAT invoice ${invoice.number} of 20 November 2026`,
      'Reason: You asked for it back.',
      'VAT at 20%',
      decimalAmount(refund.amountMinor),
    ])
      expect(words).toContain(fact);
    notes.push(credit.snapshot);
  }
  expect(sumOf(notes.map(({ totals }) => totals.totalMinor))).toBe(invoice.totals.totalMinor);
  expect(sumOf(notes.map(({ totals }) => totals.taxMinor))).toBe(invoice.totals.taxMinor);
  expect(sumOf(notes.map(({ totals }) => totals.netMinor))).toBe(invoice.totals.netMinor);
});
