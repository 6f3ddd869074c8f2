import type { OrderPurpose } from '#generated/client.ts';
import { newId } from '#lib/ids.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { pay } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson, TinyCourse } from '#tests/support/factories.ts';

let made = 0;

export type BenchOrder = {
  readonly orderId: string;
  readonly sessionId: string;
  readonly payment: string;
  readonly lineIds: readonly string[];
  readonly courses: readonly TinyCourse[];
  readonly person: TestPerson;
  readonly viewer: Viewer;
};

type Given = {
  readonly amounts?: readonly number[];
  readonly purpose?: OrderPurpose;
  readonly person?: TestPerson;
  readonly courses?: readonly TinyCourse[];
  /** Paid on the card page, and left for somebody to settle. */
  readonly isSettled?: boolean;
};

/** An order of one line for each amount, each another course, paid on the stand-in's card page. */
export async function payForLines(bench: Bench, given: Given = {}): Promise<BenchOrder> {
  const amounts = given.amounts ?? [5_900, 3_900];
  const courses = given.courses ?? (await Promise.all(amounts.map(() => publishTinyCourse(bench.db))));
  const person = given.person ?? (await createTherapist(bench.db));
  const { orderId, lineIds, totalMinor } = await writeOpenOrder(
    bench,
    person,
    courses,
    amounts,
    given.purpose ?? 'self',
  );
  const opened = await bench.gateway.createCheckout({
    orderId,
    orderNumber: orderId,
    currency: 'AUD',
    lines: [{ description: 'Some courses', amountMinor: totalMinor, quantity: 1 }],
    customerEmail: person.email,
    expiresAt: new Date(now().getTime() + 3_600_000),
    idempotencyKey: `order:${orderId}:attempt:1`,
  });
  await bench.db.order.update({
    where: { id: orderId },
    data: { checkoutSessionId: opened.sessionId, checkoutUrl: opened.url },
  });
  if ((await pay(opened.url)) !== 303) throw new Error('not paid');
  const session = await bench.stripe.checkout.sessions.retrieve(opened.sessionId);
  const isSettled = given.isSettled ?? true;
  if (isSettled) await settleCheckout(bench.db, bench.gateway, opened.sessionId, now());
  const payment = String(session.payment_intent);
  return { orderId, sessionId: opened.sessionId, payment, lineIds, courses, person, viewer: viewerOf(person) };
}

/** An order as it is written before anything is paid. */
export async function writeOpenOrder(
  { db }: Pick<Bench, 'db'>,
  person: TestPerson,
  courses: readonly TinyCourse[],
  amounts: readonly number[],
  purpose: OrderPurpose = 'self',
) {
  made += 1;
  const orderId = newId();
  const at = now();
  const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  const lines = courses.map(({ courseId, courseVersionId }, index) => ({
    id: newId(),
    courseId,
    courseVersionId,
    description: `Course ${index + 1}`,
    listMinor: amounts[index] ?? 0,
    amountMinor: amounts[index] ?? 0,
    seatNumber: purpose === 'self' ? null : index + 1,
  }));
  await db.order.create({
    data: {
      id: orderId,
      number: `O-2026-${700_000 + made}`,
      userId: person.id,
      status: 'open',
      purpose,
      currency: 'AUD',
      countryCode: 'AU',
      totalMinor,
      createdAt: at,
      expiresAt: new Date(at.getTime() + 3_600_000),
      lines: { create: lines },
    },
  });
  return { orderId, lineIds: lines.map(({ id }) => id), totalMinor };
}

/** What an order has come to: the numbers that must be right together. */
export async function standOf({ db, stripe }: Bench, order: Pick<BenchOrder, 'orderId' | 'payment'>) {
  const { status, refunds, lines, events } = await db.order.findUniqueOrThrow({
    where: { id: order.orderId },
    select: {
      status: true,
      refunds: { orderBy: { id: 'asc' }, select: { status: true, origin: true, amountMinor: true } },
      lines: { orderBy: { id: 'asc' }, select: { enrolments: { where: { endedAt: null }, select: { id: true } } } },
      events: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true } },
    },
  });
  const atStripe = await stripe.refunds.list({ payment_intent: order.payment, limit: 100 });
  return {
    status,
    refunds: refunds.map((refund) => `${refund.origin} ${refund.status} ${refund.amountMinor}`),
    running: lines.map(({ enrolments }) => enrolments.length),
    events: events.map(({ kind }) => kind).filter((kind) => kind !== 'paid'),
    givenMinor: atStripe.data.reduce((sum, { amount, status: state }) => sum + (state === 'failed' ? 0 : amount), 0),
    refundsAtStripe: atStripe.data.length,
  };
}
