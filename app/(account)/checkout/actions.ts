'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currencies } from '#lib/money.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { startRefusalSentence } from '#lib/payments/messages.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';

const formSchema = z.object({ slug: z.string(), currency: z.enum(currencies) });

/** Takes the therapist to the card page, or back to the one that is open already. */
export async function startCheckoutAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { message: startRefusalSentence('unknown-course') };
  const viewer = await requireViewer(`/checkout/${parsed.data.slug}`);
  const started = await startCheckout(db(), paymentGateway(), viewer, wishOf(parsed.data), now());
  if (!started.ok) {
    log.info({ reason: started.reason }, 'a checkout did not start');
    return { message: startRefusalSentence(started.reason) };
  }
  redirect(started.value.url ?? `/account/orders/${started.value.orderId}`);
}
