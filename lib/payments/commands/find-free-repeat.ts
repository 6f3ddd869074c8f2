import type { Db, Tx } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { termsOf, termsShape } from '../queries-terms.ts';
import { normaliseCode } from '../rules/codes.ts';
import { isSameWish } from '../rules/same-offer.ts';
import { minuteMs } from '../rules.ts';
import type { Wanted } from './place-order.ts';

/** The same order that costs nothing, so soon after the first, is a second press and not a second wish. */
const repeatMinutes = 10;

/** The free order that the viewer placed for the same wish a moment ago; null when there is none. */
export async function findFreeRepeat(
  db: Db | Tx,
  viewer: Viewer,
  { offer, code }: Wanted,
  at: Date,
): Promise<string | null> {
  const orders = await db.order.findMany({
    where: {
      userId: viewer.userId,
      status: 'paid',
      totalMinor: 0,
      createdAt: { gt: new Date(at.getTime() - repeatMinutes * minuteMs) },
      ...(code === null ? { codeId: null } : { code: { code: normaliseCode(code) } }),
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, ...termsShape },
  });
  // The code is compared above: one that is used up by that very order is not in the offer any more.
  const same = orders.find((order) => isSameWish({ ...termsOf(order), codeId: null }, { ...offer, codeId: null }));
  return same?.id ?? null;
}
