import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { invitationSchema } from '../../schema/seats.ts';

/** The therapist agrees that the clinic sees score and certificate of the seat, or takes that back. Holds at once. */
export async function shareResult(
  db: Db,
  viewer: Viewer,
  input: { readonly invitationId: string; readonly share: boolean },
  at: Date,
): Promise<Result<null, 'not-found'>> {
  const { invitationId, share } = input;
  if (!invitationSchema.safeParse({ invitationId }).success) return refuse('not-found');
  const mine = { id: invitationId, kind: 'seat', acceptedById: viewer.userId, withdrawnAt: null } as const;
  // Agreeing twice keeps the first date.
  const { count } = await db.invitation.updateMany({
    where: share ? { ...mine, sharesResultAt: null } : mine,
    data: { sharesResultAt: share ? at : null },
  });
  if (count === 1) return ok(null);
  return (await db.invitation.count({ where: mine })) === 1 ? ok(null) : refuse('not-found');
}
