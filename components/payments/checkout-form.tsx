'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import type { Currency } from '#lib/money.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Of the course or the bundle. */
  readonly slug: string;
  readonly currency: Currency;
  readonly label: string;
};

/** The button that leads to the card page. Card details are typed there, never here. */
export function CheckoutForm({ action, slug, currency, label }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="mt-8">
      <ErrorSummary message={state.message} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="currency" value={currency} />
      <SubmitButton pendingLabel="Opening the card page…" className="w-full sm:w-auto">
        {label}
      </SubmitButton>
    </form>
  );
}
