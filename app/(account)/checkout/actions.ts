'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { quoteTyped } from '#lib/payments/code-limit.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import type { Started } from '#lib/payments/commands/start-checkout.ts';
import { startRefusalSentence } from '#lib/payments/messages.ts';
import { dearerSentence } from '#lib/payments/messages/pricing.ts';
import { getWishOfOrder } from '#lib/payments/queries-terms.ts';
import { fieldOf, readOrderForm } from '#lib/payments/schema/order-form.ts';
import type { OrderFormState } from '#lib/payments/schema/order-form.ts';
import type { OrderWish } from '#lib/payments/schema.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';

/**
 * The order form of a checkout page or of the basket. Asked for the total ("quote") it prices what was typed; otherwise
 * it leads to the card page, or to the course when there is nothing to pay. A refusal keeps everything typed.
 */
export async function startOrderAction(_previous: OrderFormState, form: FormData): Promise<OrderFormState> {
  await assertSameOrigin();
  const { values, wish } = readOrderForm(form);
  if (wish === null) return { message: startRefusalSentence('unknown-course'), values };
  const [first, second] = wish.items;
  const viewer = await requireViewer(first && !second ? `/checkout/${first.slug}` : '/basket');
  const at = now();
  const quoted = await quoteTyped(db(), viewer, wish, at);
  if (!quoted.ok) return refused(quoted.reason, wish, { values });
  const shown = { values, quote: quoted.value };
  const { codeProblem, totalMinor } = quoted.value;
  if (codeProblem !== null && (textOf(form, 'step') === 'quote' || codeProblem.reason === 'too-many-tries'))
    return { ...shown, errors: { code: codeProblem.sentence } };
  if (textOf(form, 'step') === 'quote') return shown;
  // Only ever a reason to ask again: what is charged is decided without it.
  const shownMinor = Number(textOf(form, 'shown'));
  if (codeProblem === null && totalMinor > shownMinor)
    return { ...shown, message: dearerSentence(totalMinor, wish.currency) };
  const started = await startCheckout(db(), paymentGateway(), viewer, wish, at);
  if (!started.ok) return refused(started.reason, wish, shown);
  redirect(nextPage(started.value));
}

function refused(
  reason: Parameters<typeof startRefusalSentence>[0],
  wish: OrderWish,
  shown: OrderFormState,
): OrderFormState {
  log.info({ reason }, 'a checkout did not start');
  const held = shown.quote?.held.map(({ title }) => title) ?? [];
  const sentence = shown.quote?.codeProblem?.sentence ?? startRefusalSentence(reason, held);
  const field = fieldOf(reason, wish);
  return field === null
    ? { ...shown, message: startRefusalSentence(reason, held) }
    : { ...shown, errors: { [field]: reason === 'code-refused' ? sentence : startRefusalSentence(reason) } };
}

function nextPage({ orderId, url }: Started): string {
  return url ?? `/checkout/return?order=${orderId}`;
}

/** Goes on with an order that was left on the card page: the same page while it is open, a new one otherwise. */
export async function goOnAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer('/account/orders');
  const wish = await getWishOfOrder(db(), viewer, textOf(form, 'order'));
  if (wish === null) return { message: startRefusalSentence('unknown-course') };
  const started = await startCheckout(db(), paymentGateway(), viewer, wish, now());
  if (!started.ok) {
    log.info({ reason: started.reason }, 'a checkout did not start');
    return { message: startRefusalSentence(started.reason) };
  }
  redirect(nextPage(started.value));
}
