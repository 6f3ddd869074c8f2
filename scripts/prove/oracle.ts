import type { OrderRow as Order } from './rows.ts';
import type { Truth } from './truth.ts';

type Line = Order['lines'][number];

/** What the service's books and our decisions say about one order. */
export type OrderVerdict = {
  readonly order: Order;
  readonly isPaid: boolean;
  readonly receivedMinor: number;
  /** Given back by the service, as it stands. */
  readonly backMinor: number;
  readonly isAllBack: boolean;
  readonly isFrozen: boolean;
  readonly isLost: boolean;
  readonly lines: readonly LineVerdict[];
};

export type LineVerdict = {
  readonly line: Line;
  readonly isBack: boolean;
  readonly holderId: string | null;
  /** Who may study by this line; null: nobody. */
  readonly entitledId: string | null;
};

/**
 * What every line of every order gives: from the service's books, and from what we decided (who holds a seat, which
 * lines a refund ends, what an admin ended). It asks none of the product's own rules, statuses or readings.
 */
export function judge(truth: Truth): OrderVerdict[] {
  return truth.orders.map((order) => judgeOrder(order, truth));
}

function judgeOrder(order: Order, { books, enrolments }: Truth): OrderVerdict {
  const payment = books.payments.find(({ orderId }) => orderId === order.id);
  const receivedMinor = payment?.receivedMinor ?? 0;
  const refunds = books.refunds.filter(({ paymentId }) => paymentId === payment?.id);
  const disputes = books.disputes.filter(({ paymentId }) => paymentId === payment?.id);
  const backMinor = refunds.reduce((sum, { isBack, amountMinor }) => sum + (isBack ? amountMinor : 0), 0);
  const isPaid =
    order.totalMinor === 0 ? order.wasPaid : receivedMinor === order.totalMinor && payment?.currency === order.currency;
  const isAllBack = receivedMinor > 0 && backMinor >= receivedMinor;
  const isLost = disputes.some(({ state }) => state === 'lost');
  const isFrozen = disputes.some(({ state }) => state === 'open');
  // A decided refund counts once the service has taken it, also when the bank sends the money back later: then a person
  // pays by hand. One of nothing counts by itself.
  const counting = order.refunds.filter(
    ({ id, amountMinor }) => amountMinor === 0 || refunds.some(({ refundId }) => refundId === id),
  );
  const lines = order.lines.map((line) => {
    const isBack = counting.some((refund) =>
      refund.lines.some(({ orderLineId, endsLine }) => endsLine && orderLineId === line.id),
    );
    const holderId = holderOf(order, line);
    const wasEndedByHand = enrolments.some(
      ({ orderLineId, userId, endReason }) => orderLineId === line.id && userId === holderId && endReason === 'admin',
    );
    const gives = isPaid && !isAllBack && !isBack && !isLost && !wasEndedByHand;
    return { line, isBack, holderId, entitledId: gives ? holderId : null };
  });
  return { order, isPaid, receivedMinor, backMinor, isAllBack, isFrozen, isLost, lines };
}

function holderOf(order: Order, line: Line): string | null {
  if (order.purpose === 'self') return order.userId;
  const standing = order.invitations.find(
    ({ seatNumber, isWithdrawn }) => seatNumber === line.seatNumber && !isWithdrawn,
  );
  return standing?.acceptedById ?? null;
}
