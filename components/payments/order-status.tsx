import { Status } from '#components/ui/status.tsx';
import { orderStateWord } from '#lib/payments/messages.ts';
import type { OrderView } from '#lib/payments/schema.ts';

const tones = {
  open: 'quiet',
  pending: 'attention',
  paid: 'good',
  failed: 'attention',
  expired: 'quiet',
  refunded: 'quiet',
} as const;

/** The state of an order in a word. */
export function OrderStatus({ order }: { order: Pick<OrderView, 'status' | 'events'> }) {
  return <Status tone={tones[order.status]}>{orderStateWord(order)}</Status>;
}
