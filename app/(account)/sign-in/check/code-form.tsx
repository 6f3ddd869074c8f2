'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { TimeZoneField } from '../time-zone-field.tsx';

/** Takes the six digits from the e-mail. */
export function CodeForm({ action }: { action: (previous: FormState, form: FormData) => Promise<FormState> }) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <TimeZoneField />
      <TextField
        label="Six-digit code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={16}
        spellCheck={false}
        help="Spaces do not matter."
        className="max-w-48 text-xl tracking-widest"
      />
      <SubmitButton pendingLabel="Checking the code">Sign in</SubmitButton>
    </form>
  );
}
