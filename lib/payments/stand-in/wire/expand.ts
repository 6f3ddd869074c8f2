import { showLineItem } from '../objects/line-item.ts';
import { showPrice } from '../objects/price.ts';
import type { State } from '../state.ts';
import { invalid } from './errors.ts';
import type { Group } from './form-encoding.ts';

type Json = string | number | boolean | null | Json[] | JsonObject;
interface JsonObject {
  [name: string]: Json;
}

const DEEPEST = 4;

/** The answer as JSON text, with the ids that `expand[]` names replaced by their objects. */
export function render(state: State, answer: object, group: Group): string {
  const { expand } = group;
  const wanted = typeof expand === 'object' ? Object.values(expand) : [];
  if (wanted.length === 0) return JSON.stringify(answer);
  const copy = plain(answer);
  for (const path of wanted) {
    const names = typeof path === 'string' ? path.split('.') : [];
    if (names.length > DEEPEST)
      throw invalid(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${names.join('.')}`);
    expandPath(state, copy, names, names.join('.'));
  }
  return JSON.stringify(copy);
}

function expandPath(state: State, value: Json | undefined, names: readonly string[], whole: string): void {
  const [name, ...rest] = names;
  if (name === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) expandPath(state, item, names, whole);
    return;
  }
  if (typeof value !== 'object') throw invalid(`This property cannot be expanded (${whole}).`, { param: 'expand' });
  const next = value[name] ?? (Object.hasOwn(value, name) ? null : subList(state, value, name));
  if (next === undefined || (rest.length === 0 && !isExpandable(name)))
    throw invalid(`This property cannot be expanded (${whole}).`, { param: 'expand' });
  value[name] = typeof next === 'string' ? lookUp(state, name, next, whole) : next;
  expandPath(state, value[name], rest, whole);
}

/** Lists that are left out unless they are asked for. */
function subList(state: State, parent: JsonObject, name: string): Json | undefined {
  const id = String(parent.id);
  if (parent.object === 'checkout.session' && name === 'line_items') {
    const data = state.sessions[id]?.lineItems.map((item) => showLineItem(state, item)) ?? [];
    return plain({ object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` });
  }
  if (parent.object === 'charge' && name === 'refunds') {
    const data = Object.values(state.refunds)
      .filter((refund) => refund.charge === id)
      .reverse();
    return plain({ object: 'list', data, has_more: false, url: `/v1/charges/${id}/refunds` });
  }
  return undefined;
}

function lookUp(state: State, name: string, id: string, whole: string): Json {
  const object = SOURCES[name]?.(state, id);
  if (object === undefined) throw invalid(`This property cannot be expanded (${whole}).`, { param: 'expand' });
  return plain(object);
}

function isExpandable(name: string): boolean {
  return Object.hasOwn(SOURCES, name) || name === 'line_items' || name === 'refunds';
}

const SOURCES: Record<string, (state: State, id: string) => object | undefined> = {
  payment_intent: (state, id) => state.paymentIntents[id],
  latest_charge: (state, id) => state.charges[id],
  charge: (state, id) => state.charges[id],
  balance_transaction: (state, id) => state.balanceTransactions[id],
  failure_balance_transaction: (state, id) => state.balanceTransactions[id],
  source: (state, id) => state.charges[id] ?? state.refunds[id] ?? state.disputes[id] ?? state.payouts[id],
  customer: (state, id) => state.customers[id],
  product: (state, id) => state.products[id],
  coupon: (state, id) => state.coupons[id],
  promotion_code: (state, id) => state.promotionCodes[id],
  price: (state, id) => (state.prices[id] ? showPrice(state.prices[id]) : undefined),
};

function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
