import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { containing, paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import { now } from '#lib/time/clock.ts';
import { endOfDayEverywhere } from '#lib/time/days.ts';
import type { EnrolmentFilter } from './schema.ts';

export type CertificateMark = {
  readonly id: string;
  readonly number: string;
  readonly status: 'valid' | 'expired' | 'superseded' | 'revoked';
};
export type AttemptMark = {
  readonly id: string;
  readonly number: number;
  readonly startedAt: Date;
  /** Null while it is open. */
  readonly result: { readonly passed: boolean; readonly heldBack: boolean; readonly percentTenths: number } | null;
};

export type EnrolmentItem = {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly legalName: string | null;
  readonly courseTitle: string;
  readonly courseVersion: string;
  readonly source: 'order' | 'grant';
  readonly order: { readonly id: string; readonly number: string } | null;
  readonly createdAt: Date;
  readonly accessUntil: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly modulesDone: number;
  readonly moduleCount: number;
  readonly newestAttempt: AttemptMark | null;
  readonly certificate: CertificateMark | null;
};

export const certificateMarkShape = {
  id: true,
  number: true,
  snapshot: true,
  events: { orderBy: { seq: 'desc' }, take: 1, select: { kind: true } },
} as const;

export const attemptMarkShape = {
  id: true,
  number: true,
  startedAt: true,
  result: { select: { passed: true, heldBack: true, percentTenths: true } },
} as const;

type MarkRow = { id: string; number: string; snapshot: unknown; events: { kind: string }[] };

export function certificateMark(row: MarkRow): CertificateMark {
  const kind = row.events[0]?.kind;
  const { validUntil } = row.snapshot as { validUntil?: string | null };
  const running = validUntil && endOfDayEverywhere(validUntil) <= now() ? 'expired' : 'valid';
  return { id: row.id, number: row.number, status: kind === 'superseded' || kind === 'revoked' ? kind : running };
}

const shape = {
  id: true,
  userId: true,
  source: true,
  createdAt: true,
  accessUntil: true,
  endedAt: true,
  endReason: true,
  user: { select: { email: true, legalName: true } },
  courseVersion: { select: { title: true, version: true, _count: { select: { modules: true } } } },
  orderLine: { select: { order: { select: { id: true, number: true } } } },
  _count: { select: { progress: { where: { completedAt: { not: null } } } } },
  attempts: {
    orderBy: { number: 'desc' },
    take: 1,
    select: attemptMarkShape,
  },
  certificates: { orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }], take: 1, select: certificateMarkShape },
} satisfies Prisma.EnrolmentSelect;

type Row = Prisma.EnrolmentGetPayload<{ select: typeof shape }>;

function present({
  user,
  courseVersion,
  orderLine,
  _count,
  attempts: [attempt],
  certificates: [certificate],
  ...row
}: Row): EnrolmentItem {
  return {
    ...row,
    email: user.email,
    legalName: user.legalName,
    courseTitle: courseVersion.title,
    courseVersion: courseVersion.version,
    order: orderLine?.order ?? null,
    modulesDone: _count.progress,
    moduleCount: courseVersion._count.modules,
    newestAttempt: attempt ?? null,
    certificate: certificate ? certificateMark(certificate) : null,
  };
}

function conditions(filter: EnrolmentFilter): Prisma.EnrolmentWhereInput[] {
  const text = containing(filter.q);
  return [
    ...(filter.q
      ? [
          {
            OR: [
              { user: { email: text } },
              { user: { legalName: text } },
              { user: { displayName: text } },
              { courseVersion: { title: text } },
              { course: { slug: text } },
            ],
          },
        ]
      : []),
    ...(filter.course ? [{ course: { slug: filter.course } }] : []),
    ...(filter.state === 'running' ? [{ endedAt: null }] : []),
    ...(filter.state === 'ended' ? [{ endedAt: { not: null } }] : []),
  ];
}

/** Every enrolment, newest first; searched by address, name or course. */
export async function listEnrolments(
  db: Db,
  admin: AdminViewer,
  filter: EnrolmentFilter,
): Promise<Paged<EnrolmentItem>> {
  assertAdmin(admin);
  const where = { AND: conditions(filter) };
  const [total, rows] = await Promise.all([
    db.enrolment.count({ where }),
    db.enrolment.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...rowsOf(filter.page),
      select: shape,
    }),
  ]);
  return paged(rows.map(present), total, filter.page);
}

/** Every enrolment of one therapist, newest first. */
export async function listEnrolmentsOf(db: Db, admin: AdminViewer, userId: string): Promise<EnrolmentItem[]> {
  assertAdmin(admin);
  const rows = await db.enrolment.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: shape,
  });
  return rows.map(present);
}

/** One enrolment as the list shows it, or null. */
export async function getEnrolmentItem(db: Db, admin: AdminViewer, id: string): Promise<EnrolmentItem | null> {
  assertAdmin(admin);
  const row = await db.enrolment.findUnique({ where: { id }, select: shape });
  return row ? present(row) : null;
}
