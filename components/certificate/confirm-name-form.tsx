'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

/** The one question between a pass and its certificate: the name to print. */
export function ConfirmNameForm({
  action,
  legalName,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  legalName: string;
}) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} noValidate className="max-w-[34rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      <TextField
        label="This name will be printed"
        name="legalName"
        required
        maxLength={120}
        autoComplete="name"
        spellCheck={false}
        defaultValue={state.values?.['legalName'] ?? legalName}
        error={state.errors?.['legalName']}
        help="Your full name as your association has it. A certificate never changes after issue; a misspelt one is replaced on request."
      />
      <SubmitButton pendingLabel="Issuing the certificate…">Confirm and receive my certificate</SubmitButton>
    </form>
  );
}
