'use client';

import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Market } from '#lib/market.ts';
import type { OrderFormValues } from '#lib/payments/rules/order-fields.ts';
import type { OrderFormState } from '#lib/payments/schema/order-form.ts';
import type { Quote } from '#lib/payments/schema.ts';
import { OrderBilling } from './order-billing.tsx';
import { OrderPeople } from './order-people.tsx';
import { OrderTotal } from './order-total.tsx';

type Props = {
  readonly action: (previous: OrderFormState, form: FormData) => Promise<OrderFormState>;
  /** Decides currency and country; prices come from our data. */
  readonly market: Market;
  /** What is ordered, as the page found it. */
  readonly items: readonly { readonly slug: string; readonly title: string }[];
  readonly quote: Quote;
  readonly initial: OrderFormValues;
  /** What the prices include, in words: "Prices include GST." Null says nothing of tax. */
  readonly taxNote: string | null;
  /** The page itself lists the items with their prices. */
  readonly isListed?: boolean;
};

/**
 * The order as it is placed: what, for whom, with which code, for how much. The total and every refusal come back with
 * everything that was typed, with and without scripts. Card details are typed on the payment service's page, never here.
 */
export function OrderForm({ action, market, items, quote: first, initial, taxNote, isListed = false }: Props) {
  const [state, submit] = useActionState(action, {});
  const values = state.values ?? initial;
  const quote = state.quote ?? first;
  const errors = state.errors ?? {};
  const isRefused = state.message !== undefined || state.errors !== undefined;
  const codeError = errors['code'] ?? quote.codeProblem?.sentence;
  return (
    <form action={submit} noValidate className="group/order">
      <ErrorSummary errors={state.errors} message={state.message} />
      {items.map(({ slug }) => (
        <input key={slug} type="hidden" name="item" value={slug} />
      ))}
      <input type="hidden" name="market" value={market} />
      <input type="hidden" name="shown" value={quote.totalMinor} />
      {/* The key makes the fields start again from what was typed: a form resets itself after its action. */}
      <div key={JSON.stringify(values)}>
        <OrderTotal
          quote={quote}
          taxNote={taxNote}
          isListed={isListed}
          takesFocus={state.quote !== undefined && !isRefused}
        />
        <div className="mt-8 max-w-[34rem]">
          <OrderPeople items={items} values={values} errors={errors} />
          <div className="flex flex-wrap items-start gap-x-3">
            <div className="min-w-0 grow basis-60">
              <TextField
                label="Promotion or member code"
                name="code"
                optional
                autoComplete="off"
                spellCheck={false}
                maxLength={60}
                defaultValue={values['code']}
                error={codeError}
              />
            </div>
            <Button type="submit" name="step" value="quote" variant="quiet" className="sm:mt-[1.875rem]">
              Use code
            </Button>
          </div>
          <OrderBilling values={values} errors={errors} isNeeded={quote.needsBilling} />
        </div>
      </div>
      <SubmitButton
        name="step"
        value="pay"
        pendingLabel={quote.isFree ? 'One moment…' : 'Opening the card page…'}
        className="mt-4 w-full sm:w-auto"
      >
        {payLabel(quote)}
      </SubmitButton>
      {quote.isFree ? null : (
        <p className="mt-4 text-sm text-muted">
          You type your card details on Stripe’s page; we never see them. You come back here when you are done.
        </p>
      )}
    </form>
  );
}

function payLabel({ isFree, purpose }: Quote): string {
  if (!isFree) return 'Pay with card';
  return purpose === 'self' ? 'Enrol without paying' : 'Order without paying';
}
