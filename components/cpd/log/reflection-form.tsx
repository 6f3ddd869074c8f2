'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import type { Question } from '#lib/cpd-log/schema/reflection.ts';

export type ReflectionState = FormState & {
  readonly revision?: string;
  /** What is saved now, when another window has saved since. */
  readonly savedNow?: Readonly<Record<string, string>>;
};
export type ReflectionAction = (previous: ReflectionState, form: FormData) => Promise<ReflectionState>;

type Props = {
  readonly action: ReflectionAction;
  readonly questions: readonly Question[];
  readonly values: Readonly<Record<string, string>>;
  /** Ids and the revision that go along unseen. */
  readonly hidden: Readonly<Record<string, string>>;
};

/** Private words, question by question; any of them may stay empty. What was typed stays, whatever happens. */
export function ReflectionForm({ action, questions, values: given, hidden }: Props) {
  const [state, submit] = useActionState(action, {} satisfies ReflectionState as ReflectionState);
  const values = state.values ?? given;
  const along = { ...hidden, ...(state.revision ? { revision: state.revision } : {}) };
  return (
    <form key={JSON.stringify(state)} action={submit} noValidate className="max-w-[40rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries(along).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {questions.map(({ key, label, help, rows }) => (
        <div key={key}>
          <TextArea
            label={label}
            name={key}
            rows={rows}
            help={`${help ? `${help} ` : ''}Without names or other details of clients.`}
            defaultValue={values[key]}
            error={state.errors?.[key]}
          />
          {state.savedNow && (state.savedNow[key] ?? '') !== (values[key] ?? '') ? (
            <p className="-mt-3 mb-6 whitespace-pre-wrap border-l-4 border-control bg-sunk px-4 py-3 text-sm [overflow-wrap:anywhere]">
              <span className="text-muted">Saved now: </span>
              {state.savedNow[key] ?? 'nothing'}
            </p>
          ) : null}
        </div>
      ))}
      <SubmitButton pendingLabel="Saving…">Keep it</SubmitButton>
    </form>
  );
}
