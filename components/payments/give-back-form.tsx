'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly orderId: string;
  readonly lineIds: readonly string[];
  /** "Give A$59 back". */
  readonly label: string;
};

/** The second press: what was chosen stands above it, and a reason may be given. */
export function GiveBackForm({ action, orderId, lineIds, label }: Props) {
  const [state, submit] = useActionState(action, {} satisfies FormState as FormState);
  return (
    <form action={submit} className="mt-8 max-w-[34rem]" noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <input type="hidden" name="orderId" value={orderId} />
      {lineIds.map((id) => (
        <input key={id} type="hidden" name="line" value={id} />
      ))}
      <div key={state.values?.['reason'] ?? ''}>
        <TextArea
          label="Why, if you want to say"
          name="reason"
          optional
          rows={3}
          maxLength={500}
          help="It helps us to make the course better. It changes nothing about the refund."
          defaultValue={state.values?.['reason']}
          error={state.errors?.['reason']}
        />
      </div>
      <div className="flex flex-wrap items-center gap-6">
        <SubmitButton variant="danger" pendingLabel="Giving back…">
          {label}
        </SubmitButton>
        <Link className="link inline-flex min-h-11 items-center" href={`/account/orders/${orderId}`}>
          Keep everything
        </Link>
      </div>
    </form>
  );
}
