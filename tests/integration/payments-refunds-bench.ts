import { expect } from 'vitest';
import { now } from '#lib/time/clock.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { effectsOf, enrolledOnce, pay, startBuyer, startPayments, until } from '#tests/integration/payments-bench.ts';
import type { Bench, Buyer } from '#tests/integration/payments-bench.ts';

type Paid = Buyer & { readonly payment: string };

export const untouched = { status: 'paid', events: [], endReasons: [null], endings: 0, mails: 0 };
export const refundedOnce = {
  status: 'refunded',
  events: ['refunded'],
  endReasons: ['refunded'],
  endings: 1,
  mails: 1,
};
const moneyKinds = ['refunded', 'partly-refunded', 'refund-failed', 'disputed', 'dispute-won', 'dispute-lost'];

export type RefundBench = Bench & ReturnType<typeof tools>;

/** The payments bench, with what a person does in Stripe's dashboard and what it leaves behind. */
export async function startRefunds(): Promise<RefundBench> {
  const bench = await startPayments();
  return { ...bench, ...tools(bench) };
}

function tools(bench: Bench) {
  const stored = (payment: string, type: string) => bench.db.stripeEvent.count({ where: { objectId: payment, type } });
  /** Until the payment's events of a type are in our database. */
  const heard = (payment: string, type: string, count = 1) => until(async () => (await stored(payment, type)) >= count);

  async function payFor(buyer: Buyer): Promise<Paid> {
    expect(await pay(buyer.url)).toBe(303);
    const session = await bench.stripe.checkout.sessions.retrieve(buyer.sessionId);
    return { ...buyer, payment: String(session.payment_intent) };
  }

  async function startPaid(): Promise<Paid> {
    const paid = await payFor(await startBuyer(bench));
    await bench.runJobs();
    expect(await effectsOf(bench.db, paid)).toEqual(enrolledOnce);
    return paid;
  }

  /** The same therapist buys a course: another one, or the same again. */
  async function buyMore(buyer: Buyer, course: Buyer['course']): Promise<Paid> {
    const started = await startCheckout(
      bench.db,
      bench.gateway,
      buyer.viewer,
      wishOf({ slug: course.slug, currency: 'AUD' }),
      now(),
    );
    if (!started.ok) throw new Error(started.reason);
    const order = await bench.db.order.findUniqueOrThrow({ where: { id: started.value.orderId } });
    expect(order.id).not.toBe(buyer.orderId);
    const paid = await payFor({
      ...buyer,
      course,
      orderId: order.id,
      url: started.value.url ?? '',
      sessionId: order.checkoutSessionId ?? '',
    });
    await bench.runJobs();
    return paid;
  }

  /** Gives money back as a person does in the dashboard, and waits for all that Stripe says about it. */
  async function refundInDashboard(payment: string, amount?: number) {
    const types = ['refund.created', 'charge.refunded', 'refund.updated'];
    const before = await Promise.all(types.map((type) => stored(payment, type)));
    const refund = await bench.stripe.refunds.create({
      payment_intent: payment,
      ...(amount === undefined ? {} : { amount }),
    });
    await Promise.all(types.map((type, index) => heard(payment, type, (before[index] ?? 0) + 1)));
    return refund;
  }

  /** What a refund left behind: the numbers that must be one. */
  async function tracesOf({ orderId, therapist }: Pick<Buyer, 'orderId' | 'therapist'>) {
    const order = await bench.db.order.findUniqueOrThrow({ where: { id: orderId } });
    const events = await bench.db.orderEvent.findMany({
      where: { orderId, kind: { in: moneyKinds } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    const enrolments = await bench.db.enrolment.findMany({
      where: { orderLine: { orderId } },
      select: { endReason: true },
    });
    return {
      status: order.status,
      events: events.map(({ kind }) => kind),
      endReasons: enrolments.map(({ endReason }) => endReason),
      endings: await bench.db.enrolmentEvent.count({ where: { enrolment: { orderLine: { orderId } }, kind: 'ended' } }),
      mails: await bench.db.emailMessage.count({ where: { to: therapist.email, kind: 'order-refunded' } }),
    };
  }

  return { heard, payFor, startPaid, buyMore, refundInDashboard, tracesOf };
}
