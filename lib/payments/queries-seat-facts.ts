// Cache: none. Read under the order's lock by commands, and anew for every page.
import type { InvitationKind, OrderPurpose, OrderStatus, Prisma } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { seatState } from './rules/seats.ts';
import type { SeatState } from './rules/seats.ts';

export type SeatInvitation = {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly email: string;
  readonly name: string | null;
  readonly message: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly acceptedById: string | null;
  readonly sharesResultAt: Date | null;
};

export type SeatLine = {
  readonly lineId: string;
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly isGivenBack: boolean;
  /** Of the seat's holder, when there is one. */
  readonly enrolmentId: string | null;
  /** The certificate that stands. */
  readonly certificateId: string | null;
  readonly doneAt: Date | null;
};

export type SeatRecord = {
  readonly seatNumber: number;
  readonly state: SeatState;
  readonly invitation: SeatInvitation | null;
  readonly lines: readonly SeatLine[];
};

export type SeatOrder = {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly purpose: OrderPurpose;
  readonly clinicName: string | null;
  readonly buyer: {
    readonly email: string;
    readonly displayName: string | null;
    readonly legalName: string | null;
    readonly timeZone: string;
  };
  readonly seats: readonly SeatRecord[];
};

const invitationShape = {
  id: true,
  kind: true,
  seatNumber: true,
  email: true,
  name: true,
  message: true,
  dueOn: true,
  createdAt: true,
  sentAt: true,
  acceptedAt: true,
  acceptedById: true,
  sharesResultAt: true,
} satisfies Prisma.InvitationSelect;

const shape = {
  id: true,
  number: true,
  status: true,
  purpose: true,
  clinicName: true,
  user: { select: { email: true, displayName: true, legalName: true, timeZone: true } },
  disputes: { select: { status: true } },
  invitations: { where: { withdrawnAt: null }, select: invitationShape },
  lines: {
    where: { seatNumber: { not: null } },
    orderBy: [{ seatNumber: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      seatNumber: true,
      course: { select: { slug: true } },
      courseVersion: { select: { title: true } },
      refunds: {
        where: { endsLine: true, refund: { status: { not: 'refused' } } },
        take: 1,
        select: { refundId: true },
      },
      enrolments: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          userId: true,
          _count: { select: { progress: true, attempts: true, certificates: true } },
        },
      },
    },
  },
} satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof shape }>;
type Certified = ReadonlyMap<string, { readonly id: string; readonly issuedAt: Date }>;

/** The certificates that stand, by enrolment. */
async function certificatesOf(db: Db | Tx, enrolmentIds: readonly string[]): Promise<Certified> {
  if (enrolmentIds.length === 0) return new Map();
  const current = await db.currentCertificate.findMany({ where: { enrolmentId: { in: [...enrolmentIds] } } });
  const rows = await db.certificate.findMany({
    where: { id: { in: current.map(({ certificateId }) => certificateId) } },
    select: { id: true, issuedAt: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    current.flatMap(({ enrolmentId, certificateId }) => {
      const found = byId.get(certificateId);
      return found ? [[enrolmentId, found] as const] : [];
    }),
  );
}

/** Everything that decides about the seats of an order. Unscoped: the caller has asked whose order it is. */
export async function readSeatsUnscoped(db: Db | Tx, orderId: string): Promise<SeatOrder> {
  const row = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: shape });
  const certified = await certificatesOf(
    db,
    row.lines.flatMap(({ enrolments }) => enrolments.map(({ id }) => id)),
  );
  const { id, number, status, purpose, clinicName, user } = row;
  const numbers = [...new Set(row.lines.map(({ seatNumber }) => seatNumber ?? 0))];
  const seats = numbers.map((seatNumber) => seatOf(row, seatNumber, certified));
  return { id, number, status, purpose, clinicName, buyer: user, seats };
}

function seatOf(row: Row, seatNumber: number, certified: Certified): SeatRecord {
  const found = row.invitations.find((each) => each.seatNumber === seatNumber);
  const invitation = found
    ? { ...found, dueOn: found.dueOn === null ? null : found.dueOn.toISOString().slice(0, 10) }
    : null;
  const lines = row.lines
    .filter((line) => line.seatNumber === seatNumber)
    .map((line) => {
      const enrolment = line.enrolments.findLast(({ userId }) => userId === invitation?.acceptedById);
      const certificate = enrolment ? certified.get(enrolment.id) : undefined;
      const { progress = 0, attempts = 0, certificates = 0 } = enrolment?._count ?? {};
      const isBegun = progress + attempts + certificates > 0;
      const isGivenBack = line.refunds.length > 0;
      return { line, enrolment, certificate, isBegun, isGivenBack };
    });
  const state = seatState({
    orderStatus: row.status,
    disputes: row.disputes.map((dispute) => dispute.status),
    invitation,
    lines: lines.map(({ isGivenBack, isBegun, certificate }) => ({
      isGivenBack,
      isBegun,
      isDone: certificate !== undefined,
    })),
  });
  return {
    seatNumber,
    state,
    invitation,
    lines: lines.map(({ line, enrolment, certificate, isGivenBack }) => ({
      lineId: line.id,
      courseSlug: line.course.slug,
      courseTitle: line.courseVersion.title,
      isGivenBack,
      enrolmentId: enrolment?.id ?? null,
      certificateId: certificate?.id ?? null,
      doneAt: certificate?.issuedAt ?? null,
    })),
  };
}
