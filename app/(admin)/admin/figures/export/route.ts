import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { eachAnswerBatch } from '#lib/quiz/queries/figures/export-answers.ts';
import { exportPlaces } from '#lib/quiz/queries/figures/export-places.ts';
import { answerCsvLine, answersCsvHead, placesCsvHead, placesCsvLine } from '#lib/quiz/rules/figures/csv.ts';
import { now } from '#lib/time/clock.ts';
import { csvHeaders, csvStream } from '../../csv-stream.ts';

/**
 * Every answer of every finished attempt as CSV, of one course version or of all; with `shape=places`, the marks of
 * first attempts by place on the paper. Sent batch by batch while it is read.
 */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin();
  const params = new URL(request.url).searchParams;
  const version = params.get('version');
  if (params.get('shape') !== 'places') {
    const batches = eachAnswerBatch(db(), admin, { courseVersionId: version });
    return new Response(csvStream(answersCsvHead, batches, answerCsvLine), { headers: csvHeaders('answers', now()) });
  }
  const places = await exportPlaces(db(), admin, version ?? '');
  if (!places) return new Response('There is no such course version.', { status: 404 });
  return new Response(csvStream(placesCsvHead(places.maximaMilli), places.batches, placesCsvLine), {
    headers: csvHeaders('marks-by-place', now()),
  });
}
