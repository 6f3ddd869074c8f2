import type { Tx } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';

/**
 * Until the transaction ends, nobody else writes new lines into this therapist's log: what was looked for and not found is
 * still not there when it is written, also when the same form comes twice at once.
 */
export async function takeTurn(tx: Tx, { userId }: Viewer): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cpd log ${userId}`}, 0))`;
}
