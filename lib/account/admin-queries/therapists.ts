import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { certificateMark, certificateMarkShape, listEnrolmentsOf } from './enrolments.ts';
import type { CertificateMark, EnrolmentItem } from './enrolments.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { containing, isId, paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { TherapistFilter } from './schema.ts';

export type TherapistItem = {
  readonly id: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly legalName: string | null;
  readonly isNameConfirmed: boolean;
  readonly isAdmin: boolean;
  readonly createdAt: Date;
  readonly enrolmentCount: number;
  readonly certificateCount: number;
};

export type TherapistCertificate = CertificateMark & {
  readonly title: string;
  readonly printedName: string;
  readonly issuedAt: Date;
};

export type TherapistDetail = TherapistItem & {
  readonly countryCode: string | null;
  readonly timeZone: string;
  readonly nameConfirmedAt: Date | null;
  /** Browsers that are signed in now. */
  readonly sessionCount: number;
  readonly lastSeenAt: Date | null;
  readonly orderCount: number;
  readonly enrolments: readonly EnrolmentItem[];
  readonly certificates: readonly TherapistCertificate[];
};

const shape = {
  id: true,
  email: true,
  displayName: true,
  legalName: true,
  legalNameConfirmedAt: true,
  role: true,
  createdAt: true,
  _count: { select: { enrolments: true, certificates: true } },
} satisfies Prisma.UserSelect;

type Row = Prisma.UserGetPayload<{ select: typeof shape }>;

function present({ legalNameConfirmedAt, role, _count, ...row }: Row): TherapistItem {
  return {
    ...row,
    isNameConfirmed: legalNameConfirmedAt !== null,
    isAdmin: role === 'admin',
    enrolmentCount: _count.enrolments,
    certificateCount: _count.certificates,
  };
}

/** Every account, newest first; searched by address or name. */
export async function listTherapists(
  db: Db,
  admin: AdminViewer,
  filter: TherapistFilter,
): Promise<Paged<TherapistItem>> {
  assertAdmin(admin);
  const text = containing(filter.q);
  const where: Prisma.UserWhereInput = filter.q
    ? { OR: [{ email: text }, { legalName: text }, { displayName: text }] }
    : {};
  const [total, rows] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...rowsOf(filter.page),
      select: shape,
    }),
  ]);
  return paged(rows.map(present), total, filter.page);
}

const detailShape = {
  ...shape,
  countryCode: true,
  timeZone: true,
  _count: { select: { enrolments: true, certificates: true, orders: true } },
  certificates: { orderBy: { issuedAt: 'desc' }, select: { ...certificateMarkShape, issuedAt: true } },
} satisfies Prisma.UserSelect;

/** One account with what it holds; null when there is none. There are no passwords to show: none exist. */
export async function getTherapist(db: Db, admin: AdminViewer, id: string, at: Date): Promise<TherapistDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.user.findUnique({ where: { id }, select: detailShape });
  if (!row) return null;
  const [sessions, enrolments] = await Promise.all([
    db.session.aggregate({
      where: { userId: id, expiresAt: { gt: at } },
      _count: { _all: true },
      _max: { lastSeenAt: true },
    }),
    listEnrolmentsOf(db, admin, id),
  ]);
  const { certificates, countryCode, timeZone, ...rest } = row;
  return {
    ...present(rest),
    countryCode,
    timeZone,
    nameConfirmedAt: rest.legalNameConfirmedAt,
    sessionCount: sessions._count._all,
    lastSeenAt: sessions._max.lastSeenAt,
    orderCount: rest._count.orders,
    enrolments,
    certificates: certificates.map(({ snapshot, issuedAt, ...certificate }) => ({
      ...certificateMark({ ...certificate, snapshot }),
      issuedAt,
      ...printed(snapshot),
    })),
  };
}

function printed(snapshot: Prisma.JsonValue): { title: string; printedName: string } {
  const said = snapshot as { readonly courseTitle?: unknown; readonly holderName?: unknown } | null;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { title: text(said?.courseTitle), printedName: text(said?.holderName) };
}
