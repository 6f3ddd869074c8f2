'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { dueKindLabel } from '#lib/cpd-log/messages/memberships.ts';
import { dueKinds } from '#lib/cpd-log/schema/memberships.ts';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  values: { readonly kind: string; readonly label: string; readonly dueOn: string };
  button: string;
};

/** A day on which something lapses. */
export function DueForm(props: Props) {
  const [state, submit] = useActionState(props.action, {});
  const values = { ...props.values, ...state.values };
  const hidden = { ...props.hidden, ...(state.values?.['revision'] ? { revision: state.values['revision'] } : {}) };
  return (
    <form key={JSON.stringify([values, hidden])} action={submit} noValidate className="max-w-[34rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        label="What lapses"
        name="kind"
        options={dueKinds.map((kind) => ({ value: kind, label: dueKindLabel(kind) }))}
        defaultValue={values.kind}
        error={state.errors?.['kind']}
      />
      <TextField
        label="In your words"
        name="label"
        optional
        maxLength={120}
        defaultValue={values.label}
        error={state.errors?.['label']}
        help="The provider or the policy, so that you can tell two apart. For something else, what it is: “Working with children check”."
      />
      <TextField
        label="Last day"
        name="dueOn"
        type="date"
        className="max-w-56"
        defaultValue={values.dueOn}
        error={state.errors?.['dueOn']}
        help="The last day on which it holds."
      />
      <SubmitButton pendingLabel="Saving">{props.button}</SubmitButton>
    </form>
  );
}
