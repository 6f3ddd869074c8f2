'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Checkbox, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

/** The name for certificates, with the word of the person who holds it. */
export function NameForm({
  action,
  legalName,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  legalName: string;
}) {
  const [state, submit] = useActionState(action, {});
  const typed = state.values?.['legalName'] ?? legalName;
  return (
    <form action={submit} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <TextField
        key={typed}
        label="Name on certificates"
        name="legalName"
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={typed}
        error={state.errors?.['legalName']}
        help="Your full name as your association or registration has it, in its own letters: ours print most of the world’s scripts."
      />
      <Checkbox
        label="This is my name as my association knows it."
        name="confirmed"
        value="yes"
        required
        error={state.errors?.['confirmed']}
      />
      <SubmitButton pendingLabel="Saving the name">Confirm this name</SubmitButton>
    </form>
  );
}
