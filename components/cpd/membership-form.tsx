'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Select, TextArea, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import type { TellableFact } from '#lib/cpd-log/rules/asked-facts.ts';

export type MembershipValues = {
  readonly membershipNumber: string;
  readonly level: string;
  readonly disciplines: string;
  readonly joinedOn: string;
  readonly cycleEndsOn: string;
  readonly carriedIn: string;
};

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Goes along unseen: the body, or the membership and its revision. */
  hidden: Readonly<Record<string, string>>;
  values: MembershipValues;
  /** The facts that this body's rule cannot do without. */
  asked: readonly TellableFact[];
  levels: readonly { readonly value: string; readonly label: string }[];
  /** "CPE points". */
  unitMany: string;
  button: string;
};

/** What a body's rule needs to know of a member. Any field may stay empty: the pages then say what is missing. */
export function MembershipForm(props: Props) {
  const { action, asked, levels, unitMany } = props;
  const [state, submit] = useActionState(action, {});
  const values = { ...props.values, ...state.values };
  const hidden = { ...props.hidden, ...(state.values?.['revision'] ? { revision: state.values['revision'] } : {}) };
  const needs = (fact: TellableFact) => asked.includes(fact);
  const text = (name: keyof MembershipValues) => ({
    name,
    defaultValue: values[name],
    error: state.errors?.[name],
  });
  return (
    <form key={JSON.stringify([values, hidden])} action={submit} noValidate className="max-w-[34rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {needs('level') ? (
        <Select
          label="Level of membership"
          options={[{ value: '', label: 'Not told yet' }, ...levels]}
          help="This body asks for a different amount at each level."
          {...text('level')}
        />
      ) : null}
      {needs('joined-on') ? (
        <TextField
          label="Joined on"
          type="date"
          help="Your CPD year runs from this day."
          className="max-w-56"
          {...text('joinedOn')}
        />
      ) : null}
      {needs('cycle-ends-on') ? (
        <TextField
          label="Present period ends on"
          type="date"
          help="This body gives every member a date of their own: it is on your card or renewal notice."
          className="max-w-56"
          {...text('cycleEndsOn')}
        />
      ) : null}
      <TextArea
        label="Disciplines"
        optional={!needs('disciplines')}
        rows={3}
        maxLength={2000}
        help={
          needs('disciplines')
            ? 'One a line, in your own words, such as “Remedial massage”. This body asks for more with each discipline.'
            : 'One a line, in your own words, such as “Remedial massage”.'
        }
        {...text('disciplines')}
      />
      <TextField label="Membership number" optional maxLength={60} {...text('membershipNumber')} />
      <TextField
        label={`${unitMany.charAt(0).toUpperCase()}${unitMany.slice(1)} from before this log`}
        optional
        inputMode="decimal"
        maxLength={12}
        className="max-w-56"
        help="What you have in the present period and do not enter here activity by activity. It counts in this period and in no later one."
        {...text('carriedIn')}
      />
      <SubmitButton pendingLabel="Saving">{props.button}</SubmitButton>
    </form>
  );
}
