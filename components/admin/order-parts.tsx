import type { OrderStatusName } from '#lib/account/admin-queries/schema.ts';
import { Status } from '#components/ui/status.tsx';
import { formatMoney, isCurrency } from '#lib/money.ts';
import { orderStatusWord } from './words.ts';

const tones = {
  open: 'quiet',
  pending: 'attention',
  paid: 'good',
  failed: 'attention',
  expired: 'quiet',
  refunded: 'quiet',
} as const;

export function OrderState({ status }: { status: OrderStatusName }) {
  return <Status tone={tones[status]}>{orderStatusWord(status)}</Status>;
}

/** An amount with its currency, whichever it is. */
export function amount(amountMinor: number, currency: string): string {
  return isCurrency(currency) ? formatMoney(amountMinor, currency) : `${(amountMinor / 100).toFixed(2)} ${currency}`;
}
