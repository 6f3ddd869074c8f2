'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** "2026-11-01": the days that stand in the form at first. */
  readonly firstDay: string;
  readonly lastDay: string;
};

/** Which days to compare. The books are read when it is pressed. */
export function MoneyForm({ action, firstDay, lastDay }: Props) {
  const [state, dispatch] = useActionState(action, {} satisfies FormState as FormState);
  const { errors, values } = state;
  return (
    <form action={dispatch} className="max-w-[34rem]" noValidate>
      <ErrorSummary errors={errors} message={state.message} />
      <div key={JSON.stringify(values ?? {})} className="grid gap-x-6 sm:grid-cols-2">
        <TextField
          label="First day"
          name="firstDay"
          type="date"
          defaultValue={values?.['firstDay'] ?? firstDay}
          error={errors?.['firstDay']}
        />
        <TextField
          label="Last day"
          name="lastDay"
          type="date"
          defaultValue={values?.['lastDay'] ?? lastDay}
          help="Days begin and end at midnight UTC. At most 92."
        />
      </div>
      <SubmitButton pendingLabel="Reading the payment service’s books…">Compare</SubmitButton>
    </form>
  );
}
