import { eachAuditBatch } from '#lib/account/admin-queries/audit.ts';
import { auditCsvHead, auditCsvLine } from '#lib/account/admin-queries/csv.ts';
import { auditFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { csvHeaders, csvStream } from '../../csv-stream.ts';

/** The trail as a CSV file, sent batch by batch while it is read. */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin();
  const filter = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const batches = eachAuditBatch(db(), admin, filter);
  return new Response(csvStream(auditCsvHead, batches, auditCsvLine), { headers: csvHeaders('audit', now()) });
}
