import type { DisputeStatus, Prisma, RefundOrigin, RefundStatus } from '#generated/client.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { moneyTroubles } from './schema.ts';
import type { MoneyTrouble } from './schema.ts';

const conditions: Readonly<Record<MoneyTrouble, Prisma.OrderWhereInput>> = {
  disputed: { disputes: { some: { status: 'open' } } },
  'refund-failed': { refunds: { some: { status: 'failed', paidByHandAt: null, origin: { not: 'dashboard' } } } },
  'refund-under-way': { refunds: { some: { status: 'requested' } } },
  // Of an order that is back as a whole it does not matter which line it was for.
  'refund-unassigned': {
    status: 'paid',
    refunds: { some: { origin: 'dashboard', status: 'given', lines: { none: {} } } },
  },
};

/** Orders whose money a person has to look at. */
export function moneyCondition(trouble: MoneyTrouble): Prisma.OrderWhereInput {
  return conditions[trouble];
}

export type MoneyCounts = Readonly<Record<MoneyTrouble, number>> & {
  /** Differences that the last nightly comparison found. */
  readonly differences: number;
};

/** How many orders wait for a person because of their money. */
export async function countMoneyTroubles(db: Db, admin: AdminViewer): Promise<MoneyCounts> {
  assertAdmin(admin);
  const [last, ...counts] = await Promise.all([
    db.reconciliation.findFirst({
      where: { actorId: null },
      orderBy: { ranAt: 'desc' },
      select: { differences: true },
    }),
    ...moneyTroubles.map((trouble) => db.order.count({ where: conditions[trouble] })),
  ]);
  const byName = Object.fromEntries(moneyTroubles.map((trouble, index) => [trouble, counts[index] ?? 0]));
  return {
    ...(byName as Record<MoneyTrouble, number>),
    differences: Array.isArray(last?.differences) ? last.differences.length : 0,
  };
}

export type OrderLineMoney = {
  readonly id: string;
  readonly description: string;
  readonly amountMinor: number;
  readonly listMinor: number;
  readonly seatNumber: number | null;
  /** Who studies it, or studied it last. */
  readonly holder: { readonly userId: string; readonly email: string; readonly name: string | null } | null;
  /** Who is asked to take the seat; null where nobody is. */
  readonly invitedEmail: string | null;
  readonly enrolment: {
    readonly id: string;
    readonly endedAt: Date | null;
    readonly endReason: string | null;
    readonly frozenAt: Date | null;
  } | null;
  readonly certificate: { readonly id: string; readonly number: string } | null;
  /** A refund of the whole line stands. */
  readonly givenBackAt: Date | null;
  /** Of all refunds that stand. */
  readonly backMinor: number;
};
export type OrderRefund = {
  readonly id: string;
  readonly status: RefundStatus;
  readonly origin: RefundOrigin;
  readonly amountMinor: number;
  readonly reason: string;
  readonly actorEmail: string | null;
  readonly requestedAt: Date;
  readonly settledAt: Date | null;
  readonly paidByHandAt: Date | null;
  readonly serviceRefundId: string | null;
  readonly lines: readonly {
    readonly description: string;
    readonly seatNumber: number | null;
    readonly amountMinor: number;
    readonly endsLine: boolean;
  }[];
};
export type OrderDispute = {
  readonly id: string;
  readonly status: DisputeStatus;
  readonly amountMinor: number;
  readonly reason: string;
  readonly openedAt: Date;
  readonly evidenceDueAt: Date | null;
  readonly closedAt: Date | null;
};
export type OrderMoney = {
  readonly lines: readonly OrderLineMoney[];
  readonly refunds: readonly OrderRefund[];
  readonly disputes: readonly OrderDispute[];
};

const lineShape = {
  id: true,
  description: true,
  amountMinor: true,
  listMinor: true,
  seatNumber: true,
  invitation: { select: { email: true, withdrawnAt: true } },
  enrolments: {
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      endedAt: true,
      endReason: true,
      frozenAt: true,
      user: { select: { id: true, email: true, legalName: true } },
      certificates: { orderBy: { issuedAt: 'desc' }, take: 1, select: { id: true, number: true } },
    },
  },
  refunds: {
    where: { refund: { status: { not: 'refused' } } },
    select: { amountMinor: true, endsLine: true, refund: { select: { requestedAt: true } } },
  },
} satisfies Prisma.OrderLineSelect;

/** What became of an order's money and of what its lines gave; null when there is no such order. */
export async function getOrderMoney(db: Db, admin: AdminViewer, id: string): Promise<OrderMoney | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const order = await db.order.findUnique({
    where: { id },
    select: {
      lines: { orderBy: { id: 'asc' }, select: lineShape },
      disputes: {
        orderBy: { openedAt: 'asc' },
        select: {
          id: true,
          status: true,
          amountMinor: true,
          reason: true,
          openedAt: true,
          evidenceDueAt: true,
          closedAt: true,
        },
      },
      refunds: {
        orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          status: true,
          origin: true,
          amountMinor: true,
          reason: true,
          actorId: true,
          requestedAt: true,
          settledAt: true,
          paidByHandAt: true,
          serviceRefundId: true,
          lines: {
            select: {
              amountMinor: true,
              endsLine: true,
              orderLine: { select: { description: true, seatNumber: true } },
            },
          },
        },
      },
    },
  });
  if (!order) return null;
  const actors = order.refunds.flatMap(({ actorId }) => actorId ?? []);
  const emails = await db.user.findMany({ where: { id: { in: actors } }, select: { id: true, email: true } });
  return {
    lines: order.lines.map(presentLine),
    disputes: order.disputes,
    refunds: order.refunds.map(({ actorId, lines, ...refund }) => ({
      ...refund,
      actorEmail: emails.find((user) => user.id === actorId)?.email ?? null,
      lines: lines.map(({ orderLine, ...part }) => ({ ...orderLine, ...part })),
    })),
  };
}

function presentLine({
  invitation,
  enrolments,
  refunds,
  ...line
}: Prisma.OrderLineGetPayload<{ select: typeof lineShape }>): OrderLineMoney {
  const [newest] = enrolments;
  const whole = refunds.find(({ endsLine }) => endsLine);
  return {
    ...line,
    invitedEmail: invitation && invitation.withdrawnAt === null ? invitation.email : null,
    holder: newest ? { userId: newest.user.id, email: newest.user.email, name: newest.user.legalName } : null,
    enrolment: newest
      ? { id: newest.id, endedAt: newest.endedAt, endReason: newest.endReason, frozenAt: newest.frozenAt }
      : null,
    certificate: enrolments.find(({ certificates }) => certificates.length > 0)?.certificates[0] ?? null,
    givenBackAt: whole?.refund.requestedAt ?? null,
    backMinor: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}
