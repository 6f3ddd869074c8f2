'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';

type Option = { readonly value: string; readonly label: string };
type Values = { readonly displayName: string; readonly timeZone: string; readonly countryCode: string };

/** How we address someone, and which time and country their records follow. */
export function ProfileForm(props: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  values: Values;
  timeZones: readonly Option[];
  countries: readonly Option[];
}) {
  const [state, submit] = useActionState(props.action, {});
  const values = { ...props.values, ...state.values };
  return (
    <form key={JSON.stringify(values)} action={submit} noValidate>
      <ErrorSummary errors={state.errors} message={state.message} />
      <TextField
        label="What we call you"
        name="displayName"
        autoComplete="nickname"
        optional
        maxLength={80}
        defaultValue={values.displayName}
        error={state.errors?.['displayName']}
      />
      <Select
        label="Country"
        name="countryCode"
        options={props.countries}
        defaultValue={values.countryCode}
        error={state.errors?.['countryCode']}
      />
      <Select
        label="Time zone"
        name="timeZone"
        options={props.timeZones}
        defaultValue={values.timeZone}
        error={state.errors?.['timeZone']}
        help="Dates on your pages follow it."
      />
      <SubmitButton pendingLabel="Saving">Save</SubmitButton>
    </form>
  );
}
