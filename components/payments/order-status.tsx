import { Status } from '#components/ui/status.tsx';
import { orderStatusWord } from '#lib/payments/messages.ts';
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
export function OrderStatus({ status }: Pick<OrderView, 'status'>) {
  return <Status tone={tones[status]}>{orderStatusWord(status)}</Status>;
}
