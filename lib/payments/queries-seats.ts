// Cache: none. What the one who paid for seats may see, read anew for every page.
import type { Db } from '#lib/db/client.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import { readSeatsUnscoped } from './queries-seat-facts.ts';
import type { SeatLine, SeatOrder, SeatRecord } from './queries-seat-facts.ts';
import { dueState, seatActs } from './rules/seats.ts';
import { orderIdSchema } from './schema.ts';
import type { ClinicCourse, ClinicLine, ClinicSeat, ClinicView, GiftView } from './schema/seats.ts';

const paid = { status: { in: ['paid', 'refunded'] } } satisfies { status: { in: ('paid' | 'refunded')[] } };

async function mySeats(db: Db, viewer: Viewer, orderId: string, purpose: 'seats' | 'gift'): Promise<SeatOrder | null> {
  if (!orderIdSchema.safeParse(orderId).success) return null;
  const own = await db.order.findFirst({
    where: { id: orderId, userId: viewer.userId, purpose, ...paid },
    select: { id: true },
  });
  return own ? readSeatsUnscoped(db, own.id) : null;
}

/**
 * The seats of the viewer's own clinic order: who was invited as typed, what, until when, and whether it is done. Scores
 * and certificates are read only of therapists who agree; answers, attempts, progress and times of study never are.
 */
export async function getClinic(db: Db, viewer: Viewer, orderId: string, at: Date): Promise<ClinicView | null> {
  const order = await mySeats(db, viewer, orderId, 'seats');
  if (!order) return null;
  const days = { today: dayIn(at, order.buyer.timeZone), timeZone: order.buyer.timeZone };
  const results = await sharedResults(db, order);
  return {
    orderId: order.id,
    number: order.number,
    clinicName: order.clinicName,
    timeZone: order.buyer.timeZone,
    seats: order.seats.map((seat) => clinicSeat(seat, days, results)),
  };
}

/** Today for the owner, and where the owner reads the calendar. */
type Days = { readonly today: string; readonly timeZone: string };

type Results = ReadonlyMap<string, NonNullable<ClinicCourse['result']>>;

/** By certificate, of the therapists who agree and of nobody else. */
async function sharedResults(db: Db, order: SeatOrder): Promise<Results> {
  const ids = order.seats
    .filter(({ invitation }) => invitation !== null && invitation.sharesResultAt !== null)
    .flatMap(({ lines }) => lines.flatMap(({ certificateId }) => (certificateId === null ? [] : [certificateId])));
  if (ids.length === 0) return new Map();
  const certificates = await db.certificate.findMany({
    where: { id: { in: ids } },
    select: { id: true, code: true, attemptId: true },
  });
  const standings = await db.attemptStanding.findMany({
    where: { attemptId: { in: certificates.flatMap(({ attemptId }) => (attemptId === null ? [] : [attemptId])) } },
    select: { attemptId: true, percentTenths: true },
  });
  const tenths = new Map(standings.map(({ attemptId, percentTenths }) => [attemptId, percentTenths]));
  return new Map(
    certificates.map(({ id, code, attemptId }) => {
      const score = attemptId === null ? undefined : tenths.get(attemptId);
      return [id, { scorePercent: score === undefined ? null : score / 10, certificateCode: code }];
    }),
  );
}

function clinicSeat({ seatNumber, state, invitation, lines }: SeatRecord, days: Days, results: Results): ClinicSeat {
  return {
    seatNumber,
    state,
    acts: seatActs(state),
    email: invitation?.email ?? null,
    name: invitation?.name ?? null,
    dueOn: invitation?.dueOn ?? null,
    invitedAt: invitation?.createdAt ?? null,
    sharesResult: invitation?.sharesResultAt != null,
    courses: lines.map((line) => clinicCourse(line, invitation?.dueOn ?? null, days, results)),
  };
}

function clinicCourse(line: SeatLine, dueOn: string | null, days: Days, results: Results): ClinicCourse {
  const { courseTitle, isGivenBack, doneAt, certificateId } = line;
  return {
    title: courseTitle,
    isGivenBack,
    due: dueState({ dueOn, isDone: doneAt !== null, today: days.today }),
    doneOn: doneAt === null ? null : dayIn(doneAt, days.timeZone),
    result: certificateId === null ? null : (results.get(certificateId) ?? null),
  };
}

/** The viewer's own clinic orders, newest first. */
export async function listClinics(db: Db, viewer: Viewer): Promise<ClinicLine[]> {
  const own = await db.order.findMany({
    where: { userId: viewer.userId, purpose: 'seats', ...paid },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  const orders: SeatOrder[] = [];
  for (const { id } of own) orders.push(await readSeatsUnscoped(db, id));
  return orders.map(({ id, number, clinicName, seats }) => ({
    orderId: id,
    number,
    clinicName,
    courses: [...new Set(seats.flatMap(({ lines }) => lines.map(({ courseTitle }) => courseTitle)))],
    seats: seats.filter(({ state }) => state !== 'given-back').length,
    free: seats.filter(({ state }) => state === 'free').length,
    done: seats.filter(({ state }) => state === 'done').length,
  }));
}

/** The viewer's own gift to somebody: whether it was sent and taken, and no more about who studies. */
export async function getGift(db: Db, viewer: Viewer, orderId: string): Promise<GiftView | null> {
  const order = await mySeats(db, viewer, orderId, 'gift');
  const [seat] = order?.seats ?? [];
  if (!order || !seat) return null;
  const { invitation } = seat;
  return {
    orderId: order.id,
    number: order.number,
    timeZone: order.buyer.timeZone,
    state: seat.state,
    acts: seatActs(seat.state),
    courses: seat.lines.map(({ courseTitle }) => courseTitle),
    email: invitation?.email ?? null,
    name: invitation?.name ?? null,
    message: invitation?.message ?? null,
    sentAt: invitation?.sentAt ?? null,
    acceptedAt: invitation?.acceptedAt ?? null,
  };
}

/** True for the viewer's own paid order of a gift, which has a page under /account/gifts. */
export async function hasGiftPage(db: Db, viewer: Viewer, orderId: string): Promise<boolean> {
  if (!orderIdSchema.safeParse(orderId).success) return false;
  return (await db.order.count({ where: { id: orderId, userId: viewer.userId, purpose: 'gift', ...paid } })) === 1;
}
