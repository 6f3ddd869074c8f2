'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Checkbox, Select, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { NewLink } from './new-link.tsx';

export type MadeLink = { readonly url: string; readonly label: string; readonly until: string; readonly mail: string };
export type ShareState = FormState & {
  /** Asks once more: what the link would show. */
  readonly confirm?: readonly string[];
  /** Shown this once. */
  readonly made?: MadeLink;
};

const expiries = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
];

/** Makes a link to the pack: asks again before anything private leaves, then shows the address once. Works without scripts. */
export function ShareForm({
  action,
  hidden,
}: {
  action: (previous: ShareState, form: FormData) => Promise<ShareState>;
  hidden: Readonly<Record<string, string>>;
}) {
  const [state, dispatch] = useActionState(action, {} as ShareState);
  if (state.made) return <NewLink made={state.made} />;
  return (
    <form action={dispatch} className="max-w-[34rem]" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={state.errors} message={state.message} />
      {state.confirm ? (
        <AskAgain points={state.confirm} values={state.values ?? {}} />
      ) : (
        <div key={JSON.stringify(state.values ?? {})}>
          <Fields values={state.values} errors={state.errors ?? {}} />
          <SubmitButton name="step" value="review" variant="quiet" pendingLabel="Making it…">
            Make a link
          </SubmitButton>
        </div>
      )}
    </form>
  );
}

function Fields({
  values,
  errors,
}: {
  values: Readonly<Record<string, string>> | undefined;
  errors: Readonly<Record<string, string>>;
}) {
  return (
    <>
      <TextField
        label="For whom"
        name="label"
        defaultValue={values?.['label']}
        error={errors['label']}
        help="Only you see this: “ATMS audit 2026”."
        maxLength={120}
      />
      <Select
        label="It works for"
        name="days"
        options={expiries}
        defaultValue={values?.['days'] ?? '30'}
        error={errors['days']}
      />
      <Checkbox
        label="Show my evidence files"
        name="sharesEvidence"
        value="yes"
        defaultChecked={values === undefined || values['sharesEvidence'] === 'yes'}
      />
      <Checkbox
        label="Show my reflections"
        name="sharesReflections"
        value="yes"
        defaultChecked={values?.['sharesReflections'] === 'yes'}
        help="They are private until you tick this."
      />
    </>
  );
}

const kept = ['label', 'days', 'sharesEvidence', 'sharesReflections'];

function AskAgain({ points, values }: { points: readonly string[]; values: Readonly<Record<string, string>> }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [points]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="share-question"
      className="border-l-4 border-touch bg-sunk px-5 py-4"
    >
      <p id="share-question" className="font-medium">
        Show this to whoever has the link?
      </p>
      <ul className="mt-3 list-disc space-y-1.5 pl-5">
        {points.map((point) => (
          <li key={point} className="[overflow-wrap:anywhere]">
            {point}
          </li>
        ))}
      </ul>
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
      ))}
      <div className="mt-6 flex flex-wrap gap-3">
        <SubmitButton name="step" value="confirm" pendingLabel="Making it…">
          Make the link
        </SubmitButton>
        <Button type="submit" name="step" value="edit" variant="quiet">
          Go back and change it
        </Button>
      </div>
    </div>
  );
}
