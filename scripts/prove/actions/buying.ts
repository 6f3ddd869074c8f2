import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { findAtService, idOf } from '../find.ts';
import { readOrders } from '../rows.ts';
import type { Story } from '../story.ts';
import type { Action } from './action.ts';
import { someWish } from './wishes.ts';

const goodCard = {
  method: 'card',
  cardNumber: '4242 4242 4242 4242',
  expiry: '04 / 39',
  cvc: '123',
  name: 'Test Person',
};
const declined = { ...goodCard, cardNumber: '4000 0000 0000 0002' };
const bankDebit = { method: 'bank_debit', name: 'Test Person' };

export async function start(story: Story): Promise<string | null> {
  const { lane, random, people } = story;
  const buyer = random.chance(0.8) ? people[0] : random.pick(people);
  if (!buyer) return null;
  const { wish, words } = someWish(story);
  const started = await startCheckout(lane.db, lane.gateway, buyer.viewer, wish, lane.at());
  const said = `buys ${words}: ${started.ok ? 'started' : started.reason}`;
  if (!started.ok || started.value.url === null || !random.chance(0.6)) return said;
  return `${said}, ${await fillIn(story, random.chance(0.85) ? goodCard : bankDebit)}`;
}

/**
 * Somebody fills in the card page of an open checkout, perhaps an old one in another tab. A page whose address was never
 * kept, because we died before that, was never shown to anybody.
 */
async function fillIn(story: Story, fields: Record<string, string>): Promise<string | null> {
  const shown = new Set((await readOrders(story)).map(({ checkoutSessionId }) => checkoutSessionId));
  const open = findAtService(story).sessions.filter(({ id, status }) => status === 'open' && shown.has(id));
  const session = story.random.chance(0.9) ? open.at(-1) : story.random.pick(open);
  if (!session?.url) return null;
  const response = await fetch(session.url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  await response.arrayBuffer();
  return `card page: ${response.status}`;
}

async function bankDecides(story: Story): Promise<string | null> {
  const { sessions, intents } = findAtService(story);
  const processing = new Set(intents.filter(({ status }) => status === 'processing').map(({ id }) => id));
  const session = story.random.pick(sessions.filter((one) => processing.has(idOf(one.payment_intent) ?? '')));
  if (!session) return null;
  const outcome = story.random.chance(0.65) ? 'succeeded' : 'failed';
  story.lane.standIn.control.settle(session.id, outcome);
  await Promise.resolve();
  return `bank: ${outcome}`;
}

async function expire(story: Story): Promise<string | null> {
  const session = story.random.pick(findAtService(story).sessions.filter(({ status }) => status === 'open'));
  if (!session) return null;
  story.lane.standIn.control.expireSession(session.id);
  await Promise.resolve();
  return 'checkout expires';
}

export async function visitReturnPage(story: Story): Promise<string | null> {
  const order = story.random.pick(await readOrders(story));
  const viewer = story.people.find(({ id }) => id === order?.userId)?.viewer;
  if (!order || !viewer) return null;
  const { lane, random } = story;
  const sessionId = order.checkoutSessionId;
  const wanted = sessionId !== null && random.chance(0.7) ? { sessionId } : { orderId: order.id };
  const seen = await settleMyOrder(lane.db, lane.gateway, viewer, wanted, lane.at());
  return `return page: ${seen?.order.status ?? 'nothing'}`;
}

export const buying: readonly Action[] = [
  { name: 'start', weight: 6, act: start },
  { name: 'pay', weight: 3, act: (story) => fillIn(story, goodCard) },
  { name: 'decline', weight: 1, act: (story) => fillIn(story, declined) },
  { name: 'bank debit', weight: 2, act: (story) => fillIn(story, bankDebit) },
  { name: 'bank decides', weight: 2, act: bankDecides },
  { name: 'expire', weight: 1, act: expire },
  { name: 'return page', weight: 2.5, act: visitReturnPage },
];
