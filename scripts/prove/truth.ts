import { findAtService, idOf } from './find.ts';
import { readEnrolments, readOrders } from './rows.ts';
import type { EnrolmentRow, OrderRow } from './rows.ts';
import type { Story } from './story.ts';

/** Everything that is known when all is quiet: our rows as they are, and the service's books. */
export type Truth = {
  readonly orders: readonly OrderRow[];
  readonly enrolments: readonly EnrolmentRow[];
  readonly books: Books;
};

/** The service's side, in the oracle's own words. */
export type Books = {
  readonly payments: readonly {
    readonly id: string;
    readonly orderId: string | null;
    readonly receivedMinor: number;
    readonly currency: string;
  }[];
  readonly refunds: readonly {
    readonly id: string;
    readonly paymentId: string;
    readonly refundId: string | null;
    readonly amountMinor: number;
    readonly isBack: boolean;
  }[];
  readonly disputes: readonly {
    readonly id: string;
    readonly paymentId: string;
    readonly state: 'open' | 'won' | 'lost';
  }[];
};

export async function loadTruth(story: Story): Promise<Truth> {
  return { orders: await readOrders(story), enrolments: await readEnrolments(story), books: booksOf(story) };
}

function booksOf(story: Story): Books {
  const { intents, refunds, disputes } = findAtService(story);
  return {
    payments: intents.map(({ id, metadata, amount_received: receivedMinor, currency }) => ({
      id,
      orderId: metadata['order_id'] ?? null,
      receivedMinor,
      currency: currency.toUpperCase(),
    })),
    refunds: refunds.map(({ id, payment_intent: payment, metadata, amount, status }) => ({
      id,
      paymentId: idOf(payment) ?? '',
      refundId: metadata?.['refund_id'] ?? null,
      amountMinor: amount,
      isBack: status === 'succeeded' || status === 'pending',
    })),
    disputes: disputes.map(({ id, payment_intent: payment, status }) => ({
      id,
      paymentId: idOf(payment) ?? '',
      state: stateOf(status),
    })),
  };
}

/** Nothing of ours is asked here on purpose. An inquiry that closed, or a dispute that was prevented, took nothing. */
function stateOf(status: string): 'open' | 'won' | 'lost' {
  if (['won', 'warning_closed', 'prevented'].includes(status)) return 'won';
  return status === 'lost' ? 'lost' : 'open';
}
