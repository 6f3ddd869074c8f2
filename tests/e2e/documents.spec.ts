import type { Db } from '#lib/db/client.ts';
import { salesDocumentPdf } from '#lib/payments/document-pdf.ts';
import { now } from '#lib/time/clock.ts';
import { createRefund, creditFor, gstRegistered, receiptFor } from '#tests/support/documents.ts';
import type { Issued } from '#tests/support/documents.ts';
import type { TestPerson } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { adminEmail, slug } from './journeys/people.ts';
import { examine, expect, test } from './journeys/test.ts';

type Sold = { readonly orderId: string; readonly invoice: Issued; readonly credit: Issued };

/** A clinic order of twenty seats from a provider that is registered for GST, one seat of it given back. */
async function sell(db: Db, buyer: TestPerson): Promise<Sold> {
  const course = await db.course.findUniqueOrThrow({
    where: { slug },
    select: { id: true, versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { id: true } } },
  });
  const tiny = { courseId: course.id, courseVersionId: course.versions[0]?.id ?? '', slug };
  const at = now();
  const { orderId, lineIds } = await createPaidOrder(db, buyer, [tiny], { purpose: 'seats', seats: 20, at });
  const invoice = await receiptFor(db, orderId, gstRegistered, at);
  const lines = [{ orderLineId: lineIds[0] ?? '', amountMinor: 5_900 }];
  const credit = await creditFor(
    db,
    await createRefund(db, orderId, { amountMinor: 5_900, lines, at }),
    gstRegistered,
    at,
  );
  if (credit === null) throw new Error('no credit note');
  return { orderId, invoice, credit };
}

test('a buyer reads the tax invoice and keeps it as a PDF; nobody else has it', async ({
  page,
  request,
  database,
  newPerson,
  otherBrowser,
}) => {
  const buyer = await newPerson({ legalName: 'Test Person' });
  const { orderId, invoice, credit } = await sell(database, buyer);
  await page.goto(`/account/orders/${orderId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tax invoice ${invoice.row.number}`);
  await expect(page.getByText('Total price includes GST of 107.27 AUD.')).toBeVisible();
  await examine(page);
  const link = page.getByRole('link', { name: `Tax invoice ${invoice.row.number} (PDF)` });
  await expect(page.getByRole('link', { name: `Adjustment note ${credit.row.number} (PDF)` })).toBeVisible();
  const address = (await link.getAttribute('href')) ?? '';
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Tax invoice ${invoice.row.number}.pdf"`,
    'cache-control': 'private, no-store',
  });
  expect((await answer.body()).equals(salesDocumentPdf(invoice.snapshot))).toBe(true);
  const other = await otherBrowser();
  await newPerson({}, other);
  expect((await other.request.get(address)).status()).toBe(404);
  expect((await request.get(address, { maxRedirects: 0 })).status()).toBe(303);
});

test('an admin finds the documents on the order and the period in the books', async ({ page, database, newPerson }) => {
  const buyer = await newPerson({ legalName: 'Test Person' });
  const { orderId, invoice, credit } = await sell(database, buyer);
  await newPerson({ email: adminEmail });
  await page.goto(`/admin/orders/${orderId}`);
  await expect(page.getByRole('link', { name: `Tax invoice ${invoice.row.number} (PDF)` })).toBeVisible();
  await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Books' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Books' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Sales and refunds by country and tax' })).toContainText('GST 10%');
  await examine(page);
  await page.getByLabel('Currency', { exact: true }).selectOption('AUD');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/currency=AUD/);
  for (const [name, fact] of [
    ['Download the documents, one a row (CSV)', `"${credit.row.number}"`],
    ['Download the lines of the documents (CSV)', `"${invoice.row.number}"`],
  ] as const) {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    const answer = await page.request.get(href ?? '');
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
    expect(await answer.text()).toContain(fact);
  }
  await page.goto('/admin/books?from=2026-12-02&to=2026-12-01');
  await expect(page.getByText('The first day comes after the last')).toBeVisible();
});
