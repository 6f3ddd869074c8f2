import type { Tx } from '#lib/db/client.ts';
import { erasedEmail } from '../rules/erasure.ts';

/** Takes the person out of invitations, theirs and others', and out of orders that nobody paid. */
export async function forgetInOrders(tx: Tx, userId: string, email: string): Promise<void> {
  await tx.order.updateMany({
    where: { userId, status: { notIn: ['paid', 'refunded'] } },
    data: { billingName: null, billingAddress: null, billingTaxNumber: null, clinicName: null },
  });
  await tx.invitation.updateMany({ where: { order: { userId } }, data: { message: null } });
  const settled = { OR: [{ acceptedAt: { not: null } }, { withdrawnAt: { not: null } }] };
  const found = await tx.invitation.findMany({
    where: { OR: [{ acceptedById: userId }, { email, ...settled }, { order: { userId }, ...settled }] },
    select: { id: true },
  });
  for (const { id } of found)
    await tx.invitation.update({
      where: { id },
      data: { email: erasedEmail(id), name: null, message: null },
      select: { id: true },
    });
}
