'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  next: string;
  email?: string;
  isAgain?: boolean;
};

/** Asks for the address; keeps what was typed when it has to ask again. */
export function EmailForm({ action, next, email, isAgain = false }: Props) {
  const [state, submit] = useActionState(action, {});
  const typed = state.values?.['email'] ?? email ?? '';
  return (
    <form action={submit} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="next" value={next} />
      <TextField
        key={typed}
        label="E-mail address"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
        required
        maxLength={254}
        defaultValue={typed}
        error={state.errors?.['email']}
      />
      <SubmitButton variant={isAgain ? 'quiet' : 'primary'} pendingLabel="Sending the e-mail">
        {isAgain ? 'Send another e-mail' : 'Send me a sign-in e-mail'}
      </SubmitButton>
    </form>
  );
}
