'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly orderId: string;
};

/** The button that leads back to the card page of an order. */
export function GoOnForm({ action, orderId }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="mt-8">
      <ErrorSummary message={state.message} />
      <input type="hidden" name="order" value={orderId} />
      <SubmitButton pendingLabel="Opening the card page…" className="w-full sm:w-auto">
        Go on to pay
      </SubmitButton>
    </form>
  );
}
