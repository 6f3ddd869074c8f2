import { db } from '#lib/db/client.ts';
import { checkHealth } from '#lib/jobs/health.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/** 200 while database and jobs can be reached; 503 names the part that cannot. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(db(), now());
  const isWell = health.database === 'ok' && health.jobs === 'ok';
  return Response.json(
    { status: isWell ? 'ok' : 'failed', ...health },
    { status: isWell ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
