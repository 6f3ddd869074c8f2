'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { TimeZoneField } from '../time-zone-field.tsx';

/** One press that spends the link. A program that only opens pages does not press it. */
export function ConfirmForm({
  action,
  token,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  token: string;
}) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit}>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="token" value={token} />
      <TimeZoneField />
      <SubmitButton pendingLabel="Signing you in">Sign in</SubmitButton>
    </form>
  );
}
