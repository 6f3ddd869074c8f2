'use client';

import { useActionState, useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { ActFieldControl } from './act-fields.tsx';
import { grouped, isWith, shownValue, shownWith } from './act-state.ts';
import type { Act, ActField, ActState, Confirmation } from './act-state.ts';

type Props = {
  action: Act;
  fields: readonly ActField[];
  /** Values that go along unseen, such as the id of what is acted on. */
  hidden?: Readonly<Record<string, string>>;
  /** The button that leads to the question; nothing happens before it is answered. */
  reviewLabel: string;
  tone?: 'primary' | 'danger';
};

/** An act in two steps on one page: fill in, read what will happen, then do it. Works without JavaScript. */
export function ActForm({ action, fields, hidden = {}, reviewLabel, tone = 'primary' }: Props) {
  const [state, dispatch] = useActionState(action, {} satisfies ActState as ActState);
  return (
    <form action={dispatch} className="group/act max-w-[34rem]" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={state.errors} message={state.message} />
      {state.confirm ? (
        <Ask confirm={state.confirm} fields={fields} values={state.values ?? {}} tone={tone} />
      ) : (
        // The key makes the fields start again from what was typed: a form resets itself after its action.
        <div key={JSON.stringify(state.values ?? {})}>
          {grouped(fields).map((part) => (
            <FieldGroup key={part.fields[0]?.name} group={part.group} onlyWith={part.fields[0]?.onlyWith}>
              {part.fields.map((field) => (
                <ActFieldControl
                  key={field.name}
                  field={field}
                  value={state.values?.[field.name]}
                  error={state.errors?.[field.name]}
                />
              ))}
            </FieldGroup>
          ))}
          <SubmitButton name="step" value="review" variant="quiet" pendingLabel="Checking…">
            {reviewLabel}
          </SubmitButton>
        </div>
      )}
    </form>
  );
}

/** What may stay empty is not read back when it did, nor what belongs to another choice. */
function isShown(field: ActField, values: Readonly<Record<string, string>>): boolean {
  if (!isWith(field.onlyWith, values)) return false;
  return !(field.optional || field.kind === 'check') || (values[field.name] ?? '') !== '';
}

type GroupProps = {
  readonly group: string | undefined;
  readonly onlyWith: ActField['onlyWith'];
  readonly children: ReactNode;
};

function FieldGroup({ group, onlyWith, children }: GroupProps) {
  if (group === undefined) return children;
  return (
    <fieldset className={`mb-8 border-t border-line pt-6 ${onlyWith ? shownWith[onlyWith].className : ''}`}>
      <legend className="float-left mb-4 w-full font-serif text-xl">{group}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

/** What will happen, what was typed, and the two ways on. Takes focus when it appears. */
export function Ask({
  confirm,
  fields,
  values,
  tone,
}: {
  confirm: Confirmation;
  fields: readonly ActField[];
  values: Readonly<Record<string, string>>;
  tone: 'primary' | 'danger';
}) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => box.current?.focus(), [confirm]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={titleId}
      className="border-l-4 border-touch bg-sunk px-5 py-4"
    >
      <p id={titleId} className="font-medium">
        {confirm.title}
      </p>
      <ul className="mt-3 list-disc space-y-1.5 pl-5">
        {confirm.points.map((point) => (
          <li key={point} className="break-words">
            {point}
          </li>
        ))}
      </ul>
      <dl className="mt-5 space-y-3">
        {fields
          .filter((field) => isShown(field, values))
          .map((field) => (
            <div key={field.name}>
              <dt className="text-sm text-muted">{field.kind === 'check' ? (field.group ?? 'Ticked') : field.label}</dt>
              <dd className="whitespace-pre-wrap break-words font-medium">
                {field.kind === 'check' ? field.label : shownValue(field, values[field.name] ?? '') || 'Not given'}
              </dd>
            </div>
          ))}
      </dl>
      {fields.map((field) => (
        <input key={field.name} type="hidden" name={field.name} value={values[field.name] ?? ''} />
      ))}
      <div className="mt-6 flex flex-wrap gap-3">
        <SubmitButton name="step" value="confirm" variant={tone} pendingLabel="Working…">
          {confirm.button}
        </SubmitButton>
        <Button type="submit" name="step" value="edit" variant="quiet">
          Go back and change it
        </Button>
      </div>
    </div>
  );
}
