'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly orderId: string;
};

/** Asks one person to take the lowest free seat. */
export function InviteForm({ action, orderId }: Props) {
  const [state, submit] = useActionState(action, {});
  const { values = {}, errors = {} } = state;
  return (
    <form key={JSON.stringify(values)} action={submit} noValidate className="max-w-[34rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="orderId" value={orderId} />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={320}
        help="Whoever signs in with this address can take the seat."
        defaultValue={values['email']}
        error={errors['email']}
      />
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        optional
        maxLength={120}
        defaultValue={values['name']}
        error={errors['name']}
      />
      <TextField
        label="Done by"
        name="dueOn"
        type="date"
        optional
        help="A date for your own list. Nothing closes when it passes."
        className="max-w-60"
        defaultValue={values['dueOn']}
        error={errors['dueOn']}
      />
      <SubmitButton pendingLabel="Sending…">Send the invitation</SubmitButton>
    </form>
  );
}
