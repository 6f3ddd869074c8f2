import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { exportQuerySchema } from '#lib/quiz/exchange/forms.ts';
import { exportPool } from '#lib/quiz/queries/exchange.ts';
import { now } from '#lib/time/clock.ts';

/** The pool of a course as a file. */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin();
  const query = exportQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return new Response('Say which course and which format: ?course=…&format=qti or moodle.', { status: 400 });
  const pool = await exportPool(db(), admin, { slug: query.data.course, format: query.data.format }, now());
  if (!pool) return new Response('There is no such course with a published version.', { status: 404 });
  return new Response(Buffer.from(pool.bytes), {
    headers: {
      'content-type': pool.type,
      'content-disposition': `attachment; filename="${pool.fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
}
