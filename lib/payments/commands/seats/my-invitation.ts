import type { Tx } from '#lib/db/client.ts';
import { normaliseEmail } from '#lib/email/address.ts';
import type { Viewer } from '#lib/viewer.ts';
import { invitationSchema } from '../../schema/seats.ts';

/** The invitation of this id to the viewer's own verified address; null for anyone else's, as for none. */
export async function findMine(
  tx: Tx,
  viewer: Viewer,
  invitationId: string,
): Promise<{ readonly id: string; readonly orderId: string } | null> {
  if (!invitationSchema.safeParse({ invitationId }).success) return null;
  const user = await tx.user.findUnique({
    where: { id: viewer.userId, emailVerifiedAt: { not: null } },
    select: { email: true },
  });
  const email = user ? normaliseEmail(user.email) : null;
  if (email === null) return null;
  return tx.invitation.findFirst({ where: { id: invitationId, email }, select: { id: true, orderId: true } });
}
