import type Stripe from 'stripe';
import { z } from 'zod';
import { buildCustomer } from '../objects/customer.ts';
import { page } from '../wire/lists.ts';
import { email, emptyable, expand, flag, list, metadata, paging, readParams, text } from '../wire/params.ts';
import type { StandInEvent } from '../webhooks/event-types.ts';
import { nowSeconds } from '../world.ts';
import { found } from './call.ts';
import type { Call } from './call.ts';

const expandOnly = z.strictObject({ expand });
const addressLine = emptyable.optional();
const customerShape = {
  address: z
    .strictObject({
      city: addressLine,
      country: addressLine,
      line1: addressLine,
      line2: addressLine,
      postal_code: addressLine,
      state: addressLine,
    })
    .optional(),
  description: emptyable.optional(),
  email: email.max(512).optional(),
  expand,
  metadata: metadata.optional(),
  name: emptyable.max(256).optional(),
  phone: emptyable.max(20).optional(),
  preferred_locales: list(text).optional(),
} satisfies Partial<Record<keyof Stripe.CustomerCreateParams, z.ZodType>>;
const eventListParams = z.strictObject({
  ...paging,
  delivery_success: flag.optional(),
  type: text.optional(),
  types: list(text, 20).optional(),
});

export function createCustomer({ world, group }: Call): Stripe.Customer {
  const params = readParams(z.strictObject(customerShape), group);
  const { address } = params;
  const customer = buildCustomer(
    {
      email: params.email ?? null,
      name: params.name ?? null,
      phone: params.phone ?? null,
      description: params.description ?? null,
      metadata: params.metadata ?? {},
      preferredLocales: params.preferred_locales ?? [],
      address: address
        ? {
            city: address.city ?? null,
            country: address.country ?? null,
            line1: address.line1 ?? null,
            line2: address.line2 ?? null,
            postal_code: address.postal_code ?? null,
            state: address.state ?? null,
          }
        : null,
    },
    nowSeconds(world),
  );
  world.state.customers[customer.id] = customer;
  return customer;
}

export function retrieveCustomer({ world, id, group }: Call): Stripe.Customer {
  readParams(expandOnly, group);
  return found(world.state.customers, id, 'customer');
}

export function listCustomers({ world, group }: Call): Stripe.ApiList<Stripe.Customer> {
  const params = readParams(z.strictObject({ ...paging, email: text.optional() }), group);
  const wanted = Object.values(world.state.customers).filter(
    (customer) => params.email === undefined || customer.email === params.email,
  );
  return page('/v1/customers', wanted, params);
}

export function retrieveEvent({ world, id, group }: Call): StandInEvent {
  readParams(expandOnly, group);
  return found(world.state.events, id, 'event');
}

export function listEvents({ world, group }: Call): Stripe.ApiList<StandInEvent> {
  const params = readParams(eventListParams, group);
  const wanted = Object.values(world.state.events).filter(
    (event) =>
      (params.type === undefined || event.type === params.type) &&
      (params.types === undefined || params.types.includes(event.type)) &&
      (params.delivery_success === undefined || (event.pending_webhooks === 0) === params.delivery_success),
  );
  return page('/v1/events', wanted, params);
}
