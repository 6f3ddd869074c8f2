import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { State, StoredLineItem, StoredPrice } from '../state.ts';
import { showPrice } from './price.ts';

export function buildLineItem(
  price: StoredPrice,
  description: string,
  quantity: number,
  metadata: Record<string, string>,
): StoredLineItem {
  const amount = price.unit_amount * quantity;
  return {
    id: newId('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description,
    metadata,
    price: price.id,
    quantity,
  };
}

export function showLineItem(state: State, item: StoredLineItem): Stripe.LineItem {
  const price = state.prices[item.price];
  return { ...item, price: price ? showPrice(price) : null };
}

export function sumOf(
  items: readonly StoredLineItem[],
  part: 'amount_subtotal' | 'amount_discount' | 'amount_total',
): number {
  return items.reduce((sum, item) => sum + item[part], 0);
}
