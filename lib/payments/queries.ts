import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { Currency } from '#lib/money.ts';
import type { Viewer } from '#lib/viewer.ts';
import { bundleOf } from './rules.ts';
import { isOrderEventKind } from './order-events.ts';
import type { OrderEventKind } from './order-events.ts';
import { moneyDetailSchema, orderIdSchema, sessionIdSchema } from './schema.ts';
import type { OrderItem, OrderView } from './schema.ts';

const shape = {
  id: true,
  number: true,
  status: true,
  currency: true,
  totalMinor: true,
  createdAt: true,
  expiresAt: true,
  settledAt: true,
  purpose: true,
  code: { select: { label: true } },
  invitations: {
    where: { kind: 'gift' },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { email: true, name: true },
  },
  user: { select: { timeZone: true } },
  lines: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      description: true,
      amountMinor: true,
      seatNumber: true,
      bundle: { select: { slug: true, title: true } },
      course: { select: { slug: true } },
      courseVersion: {
        select: { title: true, modules: { orderBy: { position: 'asc' }, take: 1, select: { slug: true } } },
      },
    },
  },
  events: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true, at: true, detail: true } },
} satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof shape }>;

function present({ lines, events, currency, user, code, invitations, ...order }: Row): OrderView {
  return {
    ...order,
    timeZone: user.timeZone,
    currency: currency as Currency,
    bundle: bundleOf(lines),
    items: itemsOf(lines),
    gift: invitations[0] ?? null,
    codeLabel: code?.label ?? null,
    lines: lines.map(({ course, courseVersion, bundle: _bundle, seatNumber: _seat, ...line }) => ({
      ...line,
      courseSlug: course.slug,
      courseTitle: courseVersion.title,
      firstModuleSlug: courseVersion.modules[0]?.slug ?? null,
    })),
    events: events.flatMap(({ kind, at, detail }) =>
      isOrderEventKind(kind) ? [{ kind, at, ...partOf(kind, detail) }] : [],
    ),
  };
}

function itemsOf(lines: Row['lines']): OrderItem[] {
  const items = new Map<string, OrderItem>();
  for (const { bundle, course, courseVersion, seatNumber } of lines) {
    const { slug, title } = bundle ?? { slug: course.slug, title: courseVersion.title };
    const seats = Math.max(items.get(slug)?.seats ?? 1, seatNumber ?? 1);
    items.set(slug, { slug, title, kind: bundle ? 'bundle' : 'course', seats });
  }
  return [...items.values()];
}

function partOf(kind: OrderEventKind, detail: unknown): { amountMinor?: number | null } {
  return kind === 'partly-refunded' ? { amountMinor: moneyDetailSchema.parse(detail).amountMinor } : {};
}

/** An order of the viewer; null for anyone else's, as for one that does not exist. */
export async function getOrder(db: Db, viewer: Viewer, orderId: string): Promise<OrderView | null> {
  if (!orderIdSchema.safeParse(orderId).success) return null;
  const row = await db.order.findFirst({ where: { id: orderId, userId: viewer.userId }, select: shape });
  return row === null ? null : present(row);
}

/** The viewer's order that was paid, or was to be paid, on this checkout; null for anyone else's. */
export async function getOrderBySession(db: Db, viewer: Viewer, sessionId: string): Promise<OrderView | null> {
  if (!sessionIdSchema.safeParse(sessionId).success) return null;
  const row = await db.order.findFirst({
    where: { checkoutSessionId: sessionId, userId: viewer.userId },
    select: shape,
  });
  return row === null ? null : present(row);
}

/** The viewer's payment that waits for the bank and would give them one of these courses, if there is one. */
export async function getPendingOrder(
  db: Db,
  viewer: Viewer,
  courseSlugs: readonly string[],
): Promise<OrderView | null> {
  const lines = { some: { course: { slug: { in: [...courseSlugs] } } } };
  const row = await db.order.findFirst({
    where: { userId: viewer.userId, status: 'pending', purpose: 'self', lines },
    select: shape,
  });
  return row === null ? null : present(row);
}

/** The viewer's orders, newest first. */
export async function listMyOrders(db: Db, viewer: Viewer): Promise<OrderView[]> {
  const rows = await db.order.findMany({
    where: { userId: viewer.userId },
    orderBy: { createdAt: 'desc' },
    select: shape,
  });
  return rows.map(present);
}
