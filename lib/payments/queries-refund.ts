import type { Prisma } from '#generated/client.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import type { Currency } from '#lib/money.ts';
import { isId } from '#lib/paging.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import { loadRefundable } from './commands/load-refundable.ts';
import { giveBackOf } from './rules/give-back.ts';
import type { GiveBack } from './rules/give-back.ts';
import { leftOfOrder, planAdminRefund, planMyRefund } from './rules/refund.ts';
import type { AdminRefundWish, RefundableOrder, RefundPart, RefundPlanRefusal } from './rules/refund.ts';
import type { LineState, MyRefund, RefundPreview } from './schema/refund.ts';

const lineShape = {
  id: true,
  description: true,
  amountMinor: true,
  seatNumber: true,
  invitation: { select: { email: true, withdrawnAt: true } },
  refunds: {
    where: { refund: { status: { not: 'refused' } } },
    orderBy: { refund: { requestedAt: 'asc' } },
    select: {
      amountMinor: true,
      endsLine: true,
      refund: { select: { status: true, requestedAt: true, settledAt: true, paidByHandAt: true } },
    },
  },
  enrolments: {
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { endedAt: true, endReason: true, frozenAt: true },
  },
} satisfies Prisma.OrderLineSelect;
type LineRow = Prisma.OrderLineGetPayload<{ select: typeof lineShape }>;

export type MyRefundable = {
  readonly orderId: string;
  readonly number: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly lastDay: string | null;
  readonly daysLeft: number;
  readonly lines: readonly LineState[];
};

/**
 * The lines of the viewer's own order, how each stands, and which can go back now for how much. Null for anyone else's
 * order and for one that was never paid.
 */
export async function listRefundable(db: Db, viewer: Viewer, orderId: string, at: Date): Promise<MyRefundable | null> {
  if (!isId(orderId)) return null;
  const order = await db.order.findFirst({
    where: { id: orderId, userId: viewer.userId, status: { in: ['paid', 'refunded'] } },
    select: {
      id: true,
      number: true,
      currency: true,
      purpose: true,
      user: { select: { timeZone: true } },
      lines: { orderBy: { id: 'asc' }, select: lineShape },
    },
  });
  if (!order) return null;
  const giveBack = giveBackOf(await loadRefundable(db, order.id), at);
  return {
    orderId: order.id,
    number: order.number,
    currency: order.currency as Currency,
    timeZone: order.user.timeZone,
    lastDay: giveBack.lastDay,
    daysLeft: giveBack.daysLeft,
    lines: order.lines.map((line) => ({
      ...stateOf(line, giveBack),
      // A gift is one place and has no number for its buyer.
      ...(order.purpose === 'gift' ? { seatNumber: null } : {}),
    })),
  };
}

function stateOf(line: LineRow, giveBack: GiveBack): LineState {
  const { id, description, amountMinor, seatNumber, invitation, refunds, enrolments } = line;
  const own = giveBack.lines.get(id);
  const whole = refunds.find(({ endsLine }) => endsLine);
  const [enrolment] = enrolments;
  return {
    id,
    description,
    amountMinor,
    seatNumber,
    invitedEmail: invitation && invitation.withdrawnAt === null ? invitation.email : null,
    backMinor: refunds.reduce((sum, part) => sum + part.amountMinor, 0),
    givenBack: whole
      ? {
          at: whole.refund.requestedAt,
          status: whole.refund.status,
          isPaidByHand: whole.refund.paidByHandAt !== null,
        }
      : null,
    isPaused: enrolment !== undefined && enrolment.endedAt === null && enrolment.frozenAt !== null,
    isLost: enrolment?.endReason === 'dispute-lost',
    leftMinor: own?.amountMinor ?? 0,
    refusal: own ? own.refusal : 'unknown-order',
  };
}

/** What giving these lines of the viewer's own order back would mean, before it is done. */
export async function previewMyRefund(
  db: Db,
  viewer: Viewer,
  { orderId, lineIds }: { readonly orderId: string; readonly lineIds: readonly string[] },
  at: Date,
): Promise<Result<RefundPreview, RefundPlanRefusal>> {
  const own = isId(orderId)
    ? await db.order.findFirst({ where: { id: orderId, userId: viewer.userId }, select: { id: true } })
    : null;
  if (!own) return refuse('unknown-order');
  return preview(db, own.id, (order) => planMyRefund(order, lineIds, at));
}

/** What a refund by an admin would mean, before it is done. */
export async function previewAdminRefund(
  db: Db,
  admin: AdminViewer,
  orderId: string,
  wish: AdminRefundWish,
): Promise<Result<RefundPreview, RefundPlanRefusal>> {
  assertAdmin(admin);
  const found = isId(orderId) ? await db.order.count({ where: { id: orderId } }) : 0;
  return found === 0 ? refuse('unknown-order') : preview(db, orderId, (order) => planAdminRefund(order, wish));
}

async function preview(
  db: Db,
  orderId: string,
  plan: (order: RefundableOrder) => Result<RefundPart[], RefundPlanRefusal>,
): Promise<Result<RefundPreview, RefundPlanRefusal>> {
  const refundable = await loadRefundable(db, orderId);
  const planned = plan(refundable);
  if (!planned.ok) return planned;
  const { number, currency, lines } = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      number: true,
      currency: true,
      lines: {
        select: {
          id: true,
          description: true,
          seatNumber: true,
          enrolments: { where: { endedAt: null }, select: { user: { select: { email: true } } } },
        },
      },
    },
  });
  const parts = planned.value;
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  const takesAll = amountMinor > 0 && amountMinor === leftOfOrder(refundable);
  return ok({
    orderId,
    number,
    currency: currency as Currency,
    amountMinor,
    takesAll,
    lines: parts.map(({ lineId, ...part }) => {
      const line = lines.find(({ id }) => id === lineId);
      return {
        id: lineId,
        ...part,
        description: line?.description ?? '',
        seatNumber: line?.seatNumber ?? null,
        holderEmail: line?.enrolments[0]?.user.email ?? null,
        hasCertificate: refundable.lines.some(({ id, hasCertificate }) => id === lineId && hasCertificate),
      };
    }),
  });
}

/** One refund of the viewer's own orders, for the sentence after it; null for anyone else's. */
export async function getMyRefund(db: Db, viewer: Viewer, refundId: string): Promise<MyRefund | null> {
  if (!isId(refundId)) return null;
  const row = await db.refund.findFirst({
    where: { id: refundId, order: { userId: viewer.userId } },
    select: {
      orderId: true,
      status: true,
      amountMinor: true,
      order: { select: { currency: true } },
      lines: { where: { endsLine: true }, select: { orderLine: { select: { description: true } } } },
    },
  });
  if (!row) return null;
  const { order, lines, ...refund } = row;
  const ended = [...new Set(lines.map(({ orderLine }) => orderLine.description))];
  return { ...refund, currency: order.currency as Currency, ended };
}
