import type { Db, Tx } from '#lib/db/client.ts';
import type { Currency } from '#lib/money.ts';
import { countedStatuses, normaliseCode } from './rules/codes.ts';
import type { CodeFacts } from './rules/codes.ts';

/**
 * A code as typed, with what it gives in one currency and how often it was used. The buyer's own order whose page is
 * still open does not count: a new one takes its place.
 */
export async function findCode(
  db: Db | Tx,
  typed: string,
  currency: Currency,
  userId: string | null,
): Promise<CodeFacts | null> {
  const row = await db.promotionCode.findUnique({
    where: { code: normaliseCode(typed).slice(0, 60) },
    select: {
      id: true,
      code: true,
      kind: true,
      label: true,
      percentOff: true,
      startsAt: true,
      expiresAt: true,
      closedAt: true,
      maxUses: true,
      maxUsesPerTherapist: true,
      amounts: { where: { currency }, select: { amountMinor: true } },
      prices: { where: { currency }, select: { courseId: true, amountMinor: true } },
      courses: { select: { courseId: true } },
    },
  });
  if (row === null) return null;
  const { amounts, courses, ...code } = row;
  const used = { codeId: row.id, status: { in: [...countedStatuses] } };
  // One after the other: a transaction has one connection.
  const uses = await db.order.count({
    where: { ...used, ...(userId === null ? {} : { NOT: { userId, status: 'open' } }) },
  });
  const usesByYou = userId === null ? 0 : await db.order.count({ where: { ...used, userId, NOT: { status: 'open' } } });
  return {
    ...code,
    amountMinor: amounts[0]?.amountMinor ?? null,
    courseIds: courses.map(({ courseId }) => courseId),
    uses,
    usesByYou,
  };
}
