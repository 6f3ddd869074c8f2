import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

export type EndingInput = { readonly enrolmentId: string; readonly reason: string; readonly actorId: string | null };

/** Ends a running enrolment, with who and why. Ending it twice is refused and changes nothing. */
export async function endEnrolment(tx: Tx, input: EndingInput, at: Date): Promise<Result<null, 'not-running'>> {
  const { enrolmentId, reason, actorId } = input;
  const { count } = await tx.enrolment.updateMany({
    where: { id: enrolmentId, endedAt: null },
    data: { endedAt: at, endReason: reason },
  });
  if (count === 0) return refuse('not-running');
  await tx.enrolmentEvent.create({ data: { id: newId(), enrolmentId, kind: 'ended', at, actorId, reason } });
  return ok(null);
}
