// Cache: none. What was sent to the viewer's own verified address.
import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { normaliseEmail } from '#lib/email/address.ts';
import type { Viewer } from '#lib/viewer.ts';
import { senderOf } from './messages/seats.ts';
import { seatState } from './rules/seats.ts';
import type { MyInvitation } from './schema/seats.ts';

const paid = { status: { in: ['paid', 'refunded'] } } satisfies Prisma.OrderWhereInput;

const shape = {
  id: true,
  kind: true,
  message: true,
  dueOn: true,
  acceptedAt: true,
  sharesResultAt: true,
  order: {
    select: {
      status: true,
      purpose: true,
      clinicName: true,
      user: { select: { displayName: true, legalName: true } },
      disputes: { select: { status: true } },
    },
  },
  lines: {
    orderBy: { id: 'asc' },
    select: {
      course: { select: { slug: true } },
      courseVersion: { select: { title: true } },
      refunds: {
        where: { endsLine: true, refund: { status: { not: 'refused' } } },
        take: 1,
        select: { refundId: true },
      },
    },
  },
} satisfies Prisma.InvitationSelect;

type Row = Prisma.InvitationGetPayload<{ select: typeof shape }>;

/** Waiting for the viewer's address, or accepted by the viewer. */
async function mine(db: Db, viewer: Viewer): Promise<Prisma.InvitationWhereInput> {
  const user = await db.user.findUnique({
    where: { id: viewer.userId, emailVerifiedAt: { not: null } },
    select: { email: true },
  });
  const email = user ? normaliseEmail(user.email) : null;
  const waiting = email === null ? [] : [{ email, acceptedAt: null }];
  return { withdrawnAt: null, order: paid, OR: [...waiting, { acceptedById: viewer.userId }] };
}

function present({ order, lines, ...row }: Row): MyInvitation {
  const state = seatState({
    orderStatus: order.status,
    disputes: order.disputes.map(({ status }) => status),
    invitation: row,
    lines: lines.map(({ refunds }) => ({ isGivenBack: refunds.length > 0, isBegun: false, isDone: false })),
  });
  const isHeldUp = state === 'given-back' || state === 'paused';
  return {
    id: row.id,
    kind: row.kind,
    from: senderOf({ ...order, buyer: order.user }),
    courses: lines
      .filter(({ refunds }) => refunds.length === 0 || state === 'given-back')
      .map(({ course, courseVersion }) => ({ slug: course.slug, title: courseVersion.title })),
    message: row.message,
    dueOn: row.dueOn === null ? null : row.dueOn.toISOString().slice(0, 10),
    state: isHeldUp ? state : row.acceptedAt === null ? 'waiting' : 'accepted',
    acceptedAt: row.acceptedAt,
    sharesResult: row.sharesResultAt !== null,
  };
}

/** The viewer's invitations and gifts: those that wait first, then the newest. */
export async function listMyInvitations(db: Db, viewer: Viewer): Promise<MyInvitation[]> {
  const rows = await db.invitation.findMany({
    where: await mine(db, viewer),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: shape,
  });
  return rows
    .map(present)
    .toSorted((one, other) => Number(other.state === 'waiting') - Number(one.state === 'waiting'));
}

export type SeatDoors = {
  readonly hasClinics: boolean;
  readonly hasInvitations: boolean;
  /** Of who they come from: one name for each that can be accepted now. */
  readonly waitingFrom: readonly string[];
};

/** Which of the pages about seats there is something on for the viewer. */
export async function getSeatDoors(db: Db, viewer: Viewer): Promise<SeatDoors> {
  const [clinics, invitations] = await Promise.all([
    db.order.count({ where: { userId: viewer.userId, purpose: 'seats', ...paid } }),
    listMyInvitations(db, viewer),
  ]);
  return {
    hasClinics: clinics > 0,
    hasInvitations: invitations.length > 0,
    waitingFrom: invitations.filter(({ state }) => state === 'waiting').map(({ from }) => from),
  };
}
