import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Provider } from '#lib/env-provider.ts';
import { documentFileName, salesDocumentPdf } from '#lib/payments/document-pdf.ts';
import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, publishTinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { gstRegistered, receiptFor, registeredTwice, unregistered } from '#tests/support/documents.ts';
import { standardFaults } from '#tests/support/pdf-standards.ts';
import { needs, onDisk, run, wordsOf } from './document-helpers.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'afferent-documents-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function issued(provider: Provider, countryCode = 'AU'): Promise<SalesDocumentSnapshot> {
  const buyer = await createTherapist(database.db);
  const course = await publishTinyCourse(database.db);
  const { orderId } = await createPaidOrder(database.db, buyer, [course], { countryCode });
  return (await receiptFor(database.db, orderId, provider)).snapshot;
}

test('the PDF meets what we check of PDF/UA-1 and PDF/A-3a, is titled, A4, and the same bytes each time', async (context) => {
  needs(context, 'pdfinfo');
  const snapshot = await issued(gstRegistered);
  const pdf = salesDocumentPdf(snapshot);
  expect(salesDocumentPdf(snapshot).equals(pdf)).toBe(true);
  expect(salesDocumentPdf({ ...snapshot, number: 'R-999999' }).equals(pdf)).toBe(false);
  const path = onDisk(folder, 'whole.pdf', pdf);
  const info = run('pdfinfo', path);
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toMatch(/Pages:\s+1\n/);
  expect(info).toMatch(/A4/);
  expect(info).toContain(`Tax invoice ${snapshot.number}`);
  expect(await standardFaults(pdf)).toEqual([]);
  expect(documentFileName(snapshot)).toBe(`Tax invoice ${snapshot.number}.pdf`);
});

test('qpdf finds no fault in the file', async (context) => {
  needs(context, 'qpdf', '--version');
  const path = onDisk(folder, 'checked.pdf', salesDocumentPdf(await issued(gstRegistered)));
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
});

test('an invoice of many lines and long names runs over pages, with its table head on each and nothing off the paper', async (context) => {
  needs(context, 'pdftotext');
  needs(context, 'pdfinfo');
  const snapshot = await issued(registeredTwice, 'GB');
  const long: SalesDocumentSnapshot = {
    ...snapshot,
    buyer: {
      ...snapshot.buyer,
      name: 'Zoë Åström-Nguyễn Żółć Παπαδοπούλου Юлия and partners of the longest name that a clinic was ever registered under',
      email: `${'a'.repeat(60)}@${'long.'.repeat(12)}example.test`,
    },
    lines: Array.from({ length: 40 }, (_, index) => ({
      description: `Course number ${index} with a title that takes more than one line, about pain and touch (version 1.0)`,
      bundle: index % 2 === 0 ? 'A pathway' : null,
      quantity: 20,
      unitMinor: 12_345_678,
      discountMinor: 100,
      amountMinor: 246_913_460,
      taxMinor: 41_152_243,
    })),
  };
  const path = onDisk(folder, 'long.pdf', salesDocumentPdf(long));
  const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', path))?.[1]);
  expect(pages).toBeGreaterThan(2);
  for (let page = 1; page < pages; page += 1)
    expect(run('pdftotext', '-raw', '-f', String(page), '-l', String(page), path, '-')).toMatch(/Unit price/);
  const boxes = run('pdftotext', '-bbox', path, '-');
  const width = Number(/<page width="([\d.]+)"/.exec(boxes)?.[1]);
  const rights = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, right]) => Number(right));
  // The margin is 22 mm.
  expect(Math.max(...rights)).toBeLessThan(width - 58);
});

test('nothing a buyer types is read as markup, and letters that the typefaces lack still make a paper', async (context) => {
  needs(context, 'pdftotext');
  const snapshot = await issued(unregistered);
  const name = '#panic("x") $a$ *b* _c_ @d <e> [f] \\ ` = g';
  expect(
    wordsOf(onDisk(folder, 'typed.pdf', salesDocumentPdf({ ...snapshot, buyer: { ...snapshot.buyer, name } }))),
  ).toContain(name);
  expect(
    wordsOf(
      onDisk(
        folder,
        'typed.pdf',
        salesDocumentPdf({ ...snapshot, buyer: { ...snapshot.buyer, name: '山田 Clinic 😀' } }),
      ),
    ),
  ).toContain('Clinic');
});
