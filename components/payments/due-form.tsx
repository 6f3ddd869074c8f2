'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly hidden: Readonly<Record<string, string>>;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
};

/** The day by which the owner wants a seat done; empty takes it away. */
export function DueForm({ action, hidden, dueOn }: Props) {
  const [state, submit] = useActionState(action, {});
  const value = state.values?.['dueOn'] ?? dueOn ?? '';
  return (
    <form key={value} action={submit} noValidate className="max-w-[34rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries(hidden).map(([name, each]) => (
        <input key={name} type="hidden" name={name} value={each} />
      ))}
      <TextField
        label="Done by"
        name="dueOn"
        type="date"
        optional
        help="A date for your own list. Nothing closes when it passes, and an empty field takes it away."
        className="max-w-60"
        defaultValue={value}
        error={state.errors?.['dueOn']}
      />
      <SubmitButton variant="quiet" pendingLabel="Saving…">
        Save the date
      </SubmitButton>
    </form>
  );
}
