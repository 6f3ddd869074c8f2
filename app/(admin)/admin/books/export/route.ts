import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { eachBookBatch } from '#lib/payments/queries-bookkeeping.ts';
import { booksFilterOf } from '#lib/payments/rules/books-filter.ts';
import { documentsCsvHead, documentsCsvLine, linesCsvHead, linesCsvLines } from '#lib/payments/rules/books.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/days.ts';
import { csvHeaders, csvStream } from '../../csv-stream.ts';

/**
 * The documents of a period as CSV, or with `shape=lines` their lines; sent batch by batch while it is read. Both add up
 * to the same.
 */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin();
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const filter = booksFilterOf(params, dayIn(now(), env().provider.timeZone));
  const batches = eachBookBatch(db(), admin, filter);
  const period = `${filter.from}-to-${filter.to}`;
  return params['shape'] === 'lines'
    ? new Response(csvStream(linesCsvHead, batches, linesCsvLines), {
        headers: csvHeaders(`book-lines-${period}`, now()),
      })
    : new Response(csvStream(documentsCsvHead, batches, documentsCsvLine), {
        headers: csvHeaders(`books-${period}`, now()),
      });
}
