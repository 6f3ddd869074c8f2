import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import type { AdminRefund } from '#lib/payments/commands/request-refund.ts';
import { findAtService, idOf } from '../find.ts';
import { readOrders } from '../rows.ts';
import type { OrderRow } from '../rows.ts';
import type { Story } from '../story.ts';
import { secretKey } from '../lane.ts';
import type { Action } from './action.ts';

async function pickOrder(story: Story): Promise<OrderRow | undefined> {
  const orders = await readOrders(story);
  const paid = orders.filter(({ status }) => status === 'paid');
  return story.random.pick(story.random.chance(0.85) ? paid : orders);
}

function someLines({ random }: Story, order: OrderRow): string[] {
  const ids = random.shuffled(order.lines.map(({ id }) => id));
  return ids.slice(0, random.chance(0.4) ? ids.length : 1 + random.below(ids.length));
}

async function giveBackMine(story: Story): Promise<string | null> {
  const order = await pickOrder(story);
  const buyer = story.people.find(({ id }) => id === order?.userId);
  if (!order || !buyer) return null;
  const { lane } = story;
  const lineIds = someLines(story, order);
  const wish = { orderId: order.id, lineIds, reason: 'Changed my mind' };
  const given = await requestMyRefund(lane.db, lane.gateway, buyer.viewer, wish, lane.at());
  if (given.ok) story.decisions.push({ kind: 'refund', refundId: given.value.refundId, lineIds });
  return `gives ${lineIds.length} of ${order.lines.length} lines back: ${given.ok ? 'done' : given.reason}`;
}

async function giveBackAsAdmin(story: Story): Promise<string | null> {
  const order = await pickOrder(story);
  const line = order && story.random.pick(order.lines);
  if (!order || !line) return null;
  const { lane, random } = story;
  const refund = wishOf(story, order, line);
  const given = await requestAdminRefund(
    lane.db,
    lane.gateway,
    lane.admin,
    { orderId: order.id, refund, reason: random.chance(0.5) ? 'Goodwill' : 'Asked by telephone' },
    lane.at(),
  );
  const lineIds = refund.kind === 'lines' ? refund.lineIds : null;
  if (given.ok) story.decisions.push({ kind: 'refund', refundId: given.value.refundId, lineIds });
  return `admin gives back (${refund.kind}): ${given.ok ? 'done' : given.reason}`;
}

function wishOf(story: Story, order: OrderRow, line: OrderRow['lines'][number]): AdminRefund {
  const { random } = story;
  if (random.chance(0.4)) return { kind: 'part', lineId: line.id, amountMinor: 1 + random.below(line.amountMinor + 1) };
  return random.chance(0.4) ? { kind: 'all' } : { kind: 'lines', lineIds: someLines(story, order) };
}

/** As a person does in the service's dashboard: nobody asks us. */
async function giveBackInDashboard(story: Story): Promise<string | null> {
  const { random, lane } = story;
  const intent = random.pick(findAtService(story).intents.filter(({ status }) => status === 'succeeded'));
  if (!intent) return null;
  const amount = random.chance(0.5) ? {} : { amount: String(1 + random.below(intent.amount_received)) };
  const response = await fetch(`${lane.standIn.url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ payment_intent: intent.id, ...amount }),
  });
  await response.arrayBuffer();
  return `dashboard gives ${amount.amount ?? 'all'} back: ${response.status}`;
}

async function bankOnRefund(story: Story): Promise<string | null> {
  const { random, lane } = story;
  const refund = random.pick(findAtService(story).refunds.filter(({ status }) => status !== 'failed'));
  if (!refund) return null;
  await Promise.resolve();
  if (refund.status === 'pending' && random.chance(0.5)) {
    lane.standIn.control.succeedRefund(refund.id);
    return 'a refund arrives';
  }
  lane.standIn.control.failRefund(refund.id);
  return 'a refund fails at the bank';
}

async function dispute(story: Story): Promise<string | null> {
  const { random, lane } = story;
  const { intents, disputes } = findAtService(story);
  const open = new Set(
    disputes
      .filter(({ status }) => status !== 'won' && status !== 'warning_closed')
      .map((one) => idOf(one.payment_intent)),
  );
  const intent = random.pick(intents.filter(({ id, status }) => status === 'succeeded' && !open.has(id)));
  if (!intent) return null;
  await Promise.resolve();
  const kind = random.chance(0.7) ? 'chargeback' : random.chance(0.6) ? 'inquiry' : 'prevented';
  try {
    lane.standIn.control.dispute(intent.id, 'fraudulent', kind);
    return `dispute (${kind})`;
  } catch {
    return null;
  }
}

/** The bank looks at it, closes it, or takes an appeal. */
async function disputeGoesOn(story: Story): Promise<string | null> {
  const { random, lane } = story;
  const { control } = lane.standIn;
  const one = random.pick(findAtService(story).disputes.filter(({ status }) => status !== 'prevented'));
  if (!one || one.status === 'won' || one.status === 'warning_closed') return null;
  await Promise.resolve();
  if (one.status === 'lost') return `appeal: ${control.reviewDispute(one.id).status}`;
  if (one.status.endsWith('needs_response') && random.chance(0.3)) return control.reviewDispute(one.id).status;
  if (one.status.startsWith('warning')) return control.closeDispute(one.id, 'warning_closed').status;
  return `dispute ${control.closeDispute(one.id, random.chance(0.5) ? 'won' : 'lost').status}`;
}

async function warn(story: Story): Promise<string | null> {
  const intent = story.random.pick(findAtService(story).intents.filter(({ status }) => status === 'succeeded'));
  if (!intent) return null;
  story.lane.standIn.control.warnOfFraud(intent.id);
  await Promise.resolve();
  return 'fraud warning';
}

export const money: readonly Action[] = [
  { name: 'give back', weight: 2.5, act: giveBackMine },
  { name: 'admin gives back', weight: 2.5, act: giveBackAsAdmin },
  { name: 'dashboard gives back', weight: 1.5, act: giveBackInDashboard },
  { name: 'refund at the bank', weight: 1.2, act: bankOnRefund },
  { name: 'dispute', weight: 1.5, act: dispute },
  { name: 'dispute goes on', weight: 2.5, act: disputeGoesOn },
  { name: 'fraud warning', weight: 0.3, act: warn },
];
