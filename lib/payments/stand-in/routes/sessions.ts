import type Stripe from 'stripe';
import { z } from 'zod';
import { expireSession, sessionRecord } from '../checkout/later.ts';
import { idOf } from '../ids.ts';
import { showLineItem } from '../objects/line-item.ts';
import { cut, page } from '../wire/lists.ts';
import { expand, paging, readParams, text } from '../wire/params.ts';
import type { Call } from './call.ts';

const listParams = z.strictObject({
  ...paging,
  customer: text.optional(),
  payment_intent: text.optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
});
const expandOnly = z.strictObject({ expand });
const { limit, starting_after, ending_before } = paging;
const lineItemListParams = z.strictObject({ limit, starting_after, ending_before, expand });

export function retrieveSession({ world, id, group }: Call): Stripe.Checkout.Session {
  readParams(expandOnly, group);
  return sessionRecord(world.state, id).session;
}

export function listSessions({ world, group }: Call): Stripe.ApiList<Stripe.Checkout.Session> {
  const params = readParams(listParams, group);
  const sessions = Object.values(world.state.sessions).map((record) => record.session);
  const wanted = sessions.filter(
    (session) =>
      (params.customer === undefined || idOf(session.customer) === params.customer) &&
      (params.payment_intent === undefined || idOf(session.payment_intent) === params.payment_intent) &&
      (params.status === undefined || session.status === params.status),
  );
  return page('/v1/checkout/sessions', wanted, params);
}

export function listLineItems({ world, id, group }: Call): Stripe.ApiList<Stripe.LineItem> {
  const params = readParams(lineItemListParams, group);
  const items = sessionRecord(world.state, id).lineItems.map((item) => showLineItem(world.state, item));
  return cut(`/v1/checkout/sessions/${id}/line_items`, items, params);
}

export function expire({ world, id, group }: Call): Stripe.Checkout.Session {
  readParams(expandOnly, group);
  return expireSession(world, id);
}
