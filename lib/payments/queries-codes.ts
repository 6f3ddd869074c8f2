import type { OrderStatus, Prisma } from '#generated/client.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { containing, isId, paged, pageSize } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { codeStateOf } from './rules/code-form.ts';
import type { CodeState } from './rules/code-form.ts';
import { countedStatuses } from './rules/codes.ts';

export type CodeItem = {
  readonly id: string;
  readonly code: string;
  readonly kind: 'percent' | 'amount' | 'member';
  readonly label: string;
  readonly percentOff: number | null;
  readonly startsAt: Date;
  readonly expiresAt: Date | null;
  readonly closedAt: Date | null;
  readonly maxUses: number | null;
  readonly maxUsesPerTherapist: number | null;
  readonly uses: number;
  readonly state: CodeState;
};
export type CodeUse = {
  readonly orderId: string;
  readonly number: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  readonly status: OrderStatus;
  readonly currency: string;
  readonly totalMinor: number;
  readonly offMinor: number;
  readonly createdAt: Date;
};
export type CodeDetail = CodeItem & {
  readonly createdAt: Date;
  readonly amounts: readonly { readonly currency: string; readonly amountMinor: number }[];
  readonly courses: readonly string[];
  readonly prices: readonly { readonly course: string; readonly currency: string; readonly amountMinor: number }[];
  /** The newest orders that named it, those too that were never paid. */
  readonly orders: readonly CodeUse[];
};

const shape = {
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
  _count: { select: { orders: { where: { status: { in: [...countedStatuses] } } } } },
} satisfies Prisma.PromotionCodeSelect;

type Row = Prisma.PromotionCodeGetPayload<{ select: typeof shape }>;

function present({ _count, ...row }: Row, at: Date): CodeItem {
  const facts = { ...row, uses: _count.orders };
  return { ...facts, state: codeStateOf(facts, at) };
}

/** Promotion codes, newest first. There are few, so the state, which depends on the uses, is filtered here. */
export async function listCodes(
  db: Db,
  admin: AdminViewer,
  filter: { readonly q: string; readonly state: string; readonly page: number },
  at: Date,
): Promise<Paged<CodeItem>> {
  assertAdmin(admin);
  const text = containing(filter.q);
  const rows = await db.promotionCode.findMany({
    where: filter.q ? { OR: [{ code: text }, { label: text }] } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: shape,
  });
  const items = rows.map((row) => present(row, at)).filter(({ state }) => !filter.state || state === filter.state);
  const start = (filter.page - 1) * pageSize;
  return paged(items.slice(start, start + pageSize), items.length, filter.page);
}

const mostUses = 200;

/** One code with its terms and who used it; null when there is none. */
export async function getCodeForAdmin(db: Db, admin: AdminViewer, id: string, at: Date): Promise<CodeDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.promotionCode.findUnique({
    where: { id },
    select: {
      ...shape,
      createdAt: true,
      amounts: { orderBy: { currency: 'asc' }, select: { currency: true, amountMinor: true } },
      courses: { select: { course: { select: { slug: true } } } },
      prices: { select: { currency: true, amountMinor: true, course: { select: { slug: true } } } },
      orders: {
        orderBy: { createdAt: 'desc' },
        take: mostUses,
        select: {
          id: true,
          number: true,
          userId: true,
          status: true,
          currency: true,
          totalMinor: true,
          createdAt: true,
          user: { select: { email: true, legalName: true } },
          lines: { select: { listMinor: true, amountMinor: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { createdAt, amounts, courses, prices, orders, ...own } = row;
  return {
    ...present(own, at),
    createdAt,
    amounts,
    courses: courses.map(({ course }) => course.slug),
    prices: prices.map(({ course, ...price }) => ({ ...price, course: course.slug })),
    orders: orders.map(({ id: orderId, user, lines, ...order }) => ({
      orderId,
      ...order,
      email: user.email,
      name: user.legalName,
      offMinor: lines.reduce((sum, { listMinor, amountMinor }) => sum + listMinor - amountMinor, 0),
    })),
  };
}
