import type { Prisma } from '#generated/client.ts';

/** Of an enrolment: what became of the money that paid for it. */
export const moneySelect = {
  select: {
    refunds: {
      where: { endsLine: true, refund: { status: { not: 'refused' } } },
      take: 1,
      select: { refundId: true },
    },
    order: { select: { status: true, disputes: { select: { status: true } } } },
  },
} satisfies Prisma.Enrolment$orderLineArgs;

type Money = {
  readonly endedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly orderLine: Prisma.OrderLineGetPayload<typeof moneySelect> | null;
};

/** What paid for it went back, or the bank took it. An enrolment whose access was over by then does not say so itself. */
export function isPaidBack({ orderLine }: Pick<Money, 'orderLine'>): boolean {
  if (orderLine === null) return false;
  const { refunds, order } = orderLine;
  return refunds.length > 0 || order.status === 'refunded' || order.disputes.some(({ status }) => status === 'lost');
}

/** The bank looks into the payment. */
export function isContested({ endedAt, frozenAt, orderLine }: Money): boolean {
  if (endedAt === null) return frozenAt !== null;
  return orderLine?.order.disputes.some(({ status }) => status === 'open') ?? false;
}
