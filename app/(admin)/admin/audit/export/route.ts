import { eachAuditBatch } from '#lib/account/admin-queries/audit.ts';
import type { AuditItem } from '#lib/account/admin-queries/audit.ts';
import { auditCsvHead, auditCsvLine } from '#lib/account/admin-queries/csv.ts';
import { auditFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

/** The trail as a CSV file, sent batch by batch while it is read. */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin();
  const filter = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const batches = eachAuditBatch(db(), admin, filter);
  return new Response(csvStream(batches), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="afferent-audit-${now().toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

function csvStream(batches: AsyncGenerator<AuditItem[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(auditCsvHead));
    },
    async pull(controller) {
      const next = await batches.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value.map(auditCsvLine).join('')));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
}
