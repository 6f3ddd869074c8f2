import { requireViewer } from '#lib/auth/session.ts';
import { csvHeaders, csvStream } from '#app/(admin)/admin/csv-stream.ts';
import { logCsvHead, logCsvLine } from '#lib/cpd-log/messages/log-csv.ts';
import { listLog } from '#lib/cpd-log/queries/list-log.ts';
import { filtered } from '#lib/cpd-log/rules/view.ts';
import { logFilterSchema } from '#lib/cpd-log/schema/filter.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

/** The viewer's own log, as filtered on the page. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireViewer('/account/cpd/log');
  const filter = logFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const entries = filtered(await listLog(db(), viewer), filter);
  async function* batches() {
    for (let from = 0; from < entries.length; from += 200) yield entries.slice(from, from + 200);
  }
  return new Response(csvStream(logCsvHead, batches(), logCsvLine), { headers: csvHeaders('cpd-log', now()) });
}
