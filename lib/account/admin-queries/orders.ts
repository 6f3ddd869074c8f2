import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { containing, isId, paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import { plainDetail } from './event-detail.ts';
import { troubledEvents } from './schema.ts';
import { moneyCondition } from './order-money.ts';
import type { OrderFilter, OrderStatusName } from './schema.ts';

export type OrderItem = {
  readonly id: string;
  readonly number: string;
  readonly userId: string;
  readonly email: string;
  readonly legalName: string | null;
  readonly status: OrderStatusName;
  readonly currency: string;
  readonly totalMinor: number;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly descriptions: readonly string[];
  readonly purpose: 'self' | 'gift' | 'seats';
};

export type OrderDetail = OrderItem & {
  readonly expiresAt: Date;
  readonly checkoutSessionId: string | null;
  readonly paymentIntentId: string | null;
  readonly lines: readonly {
    readonly id: string;
    readonly description: string;
    readonly amountMinor: number;
    readonly enrolmentId: string | null;
  }[];
  readonly events: readonly { readonly kind: string; readonly at: Date; readonly detail: string }[];
};

const shape = {
  id: true,
  number: true,
  userId: true,
  status: true,
  purpose: true,
  currency: true,
  totalMinor: true,
  createdAt: true,
  settledAt: true,
  user: { select: { email: true, legalName: true } },
  lines: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      description: true,
      amountMinor: true,
      enrolments: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true } },
    },
  },
} satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof shape }>;

function present({ user, lines, ...row }: Row): OrderItem {
  return {
    ...row,
    email: user.email,
    legalName: user.legalName,
    descriptions: lines.map(({ description }) => description),
  };
}

function conditions(filter: OrderFilter): Prisma.OrderWhereInput[] {
  const text = containing(filter.q);
  return [
    ...(filter.q
      ? [
          {
            OR: [
              { number: text },
              { user: { email: text } },
              { user: { legalName: text } },
              { lines: { some: { description: text } } },
              { checkoutSessionId: filter.q },
              { paymentIntentId: filter.q },
            ],
          },
        ]
      : []),
    ...(filter.status ? [{ status: filter.status }] : []),
    ...(filter.purpose ? [{ purpose: filter.purpose }] : []),
    ...(filter.trouble === '1' ? [{ events: { some: { kind: { in: [...troubledEvents] } } } }] : []),
    ...(filter.trouble && filter.trouble !== '1' ? [moneyCondition(filter.trouble)] : []),
  ];
}

/** Every order, newest first; searched by number, address, name, course or the payment service's ids. */
export async function listOrders(db: Db, admin: AdminViewer, filter: OrderFilter): Promise<Paged<OrderItem>> {
  assertAdmin(admin);
  const where = { AND: conditions(filter) };
  const [total, rows] = await Promise.all([
    db.order.count({ where }),
    db.order.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...rowsOf(filter.page),
      select: shape,
    }),
  ]);
  return paged(rows.map(present), total, filter.page);
}

/** One order with its lines and history; null when there is none. */
export async function getOrderForAdmin(db: Db, admin: AdminViewer, id: string): Promise<OrderDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.order.findUnique({
    where: { id },
    select: {
      ...shape,
      expiresAt: true,
      checkoutSessionId: true,
      paymentIntentId: true,
      events: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true, at: true, detail: true } },
    },
  });
  if (!row) return null;
  const { expiresAt, checkoutSessionId, paymentIntentId, events, ...rest } = row;
  return {
    ...present(rest),
    expiresAt,
    checkoutSessionId,
    paymentIntentId,
    lines: rest.lines.map(({ enrolments, ...line }) => ({ ...line, enrolmentId: enrolments[0]?.id ?? null })),
    events: events.map(({ kind, at, detail }) => ({ kind, at, detail: plainDetail(detail, rest.currency) })),
  };
}
