'use client';

import { useActionState } from 'react';
import type { ReactNode } from 'react';
import type { ButtonVariant } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Values that go along unseen. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly label: string;
  readonly pendingLabel: string;
  readonly variant?: ButtonVariant;
  /** Fields, if any, above the button. */
  readonly children?: ReactNode;
};

/** One press, and what came of it. */
export function PressForm({ action, hidden, label, pendingLabel, variant = 'primary', children }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} noValidate className="max-w-[34rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton variant={variant} pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
}
