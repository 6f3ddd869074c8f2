import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { isCurrency } from '#lib/money.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { OfferTerms } from './rules/same-offer.ts';
import { countryOfCurrency } from './rules/wish.ts';
import { orderIdSchema } from './schema.ts';
import type { OrderWish } from './schema.ts';

/** What of an order says what it sells and to whom. */
export const termsShape = {
  currency: true,
  countryCode: true,
  purpose: true,
  codeId: true,
  billingName: true,
  billingAddress: true,
  billingTaxNumber: true,
  clinicName: true,
  totalMinor: true,
  invitations: {
    where: { kind: 'gift' },
    orderBy: { createdAt: 'asc' },
    take: 1,
    select: { email: true, name: true, message: true },
  },
  lines: { select: { courseVersionId: true, bundleId: true, seatNumber: true, amountMinor: true } },
} satisfies Prisma.OrderSelect;

type TermsRow = Prisma.OrderGetPayload<{ select: typeof termsShape }>;

function billingOf(row: Pick<TermsRow, 'billingName' | 'billingAddress' | 'billingTaxNumber'>): OrderWish['billing'] {
  const { billingName, billingAddress, billingTaxNumber } = row;
  if (billingName === null && billingAddress === null && billingTaxNumber === null) return null;
  return { name: billingName ?? '', address: billingAddress ?? '', taxNumber: billingTaxNumber ?? '' };
}

function giftOf({ invitations: [gift] }: Pick<TermsRow, 'invitations'>): OrderWish['gift'] {
  return gift ? { email: gift.email, name: gift.name ?? '', message: gift.message ?? '' } : null;
}

export function termsOf(row: TermsRow): OfferTerms {
  const { currency, countryCode, purpose, codeId, clinicName, totalMinor, lines } = row;
  const own = { currency, countryCode, purpose, codeId, clinicName, amountMinor: totalMinor, lines };
  return { ...own, billing: billingOf(row), gift: giftOf(row) };
}

/** The wish that an order of the viewer's was placed for, so that it can be placed again; null for anyone else's. */
export async function getWishOfOrder(db: Db, viewer: Viewer, orderId: string): Promise<OrderWish | null> {
  if (!orderIdSchema.safeParse(orderId).success) return null;
  const row = await db.order.findFirst({
    where: { id: orderId, userId: viewer.userId },
    select: {
      ...termsShape,
      code: { select: { code: true } },
      lines: {
        orderBy: { id: 'asc' },
        select: { seatNumber: true, bundle: { select: { slug: true } }, course: { select: { slug: true } } },
      },
    },
  });
  if (row === null || !isCurrency(row.currency)) return null;
  return {
    items: itemsOf(row.lines.map(({ bundle, course, seatNumber }) => ({ slug: (bundle ?? course).slug, seatNumber }))),
    purpose: row.purpose,
    currency: row.currency,
    countryCode: row.countryCode ?? countryOfCurrency(row.currency),
    code: row.code?.code ?? null,
    billing: billingOf(row),
    gift: giftOf(row),
    clinicName: row.clinicName,
  };
}

function itemsOf(lines: readonly { readonly slug: string; readonly seatNumber: number | null }[]): OrderWish['items'] {
  const seatsOf = new Map<string, number>();
  for (const { slug, seatNumber } of lines) seatsOf.set(slug, Math.max(seatsOf.get(slug) ?? 1, seatNumber ?? 1));
  return [...seatsOf].map(([slug, seats]) => ({ slug, seats }));
}
