'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { ClaimBody } from '#lib/cpd-log/rules/claims.ts';
import { ClaimFields } from './claim-fields.tsx';
import type { EntryAction, EntryState } from './entry-state.ts';
import { FactFields } from './fact-fields.tsx';
import { WordFields } from './word-fields.tsx';

type Props = {
  readonly action: EntryAction;
  readonly values: Readonly<Record<string, string>>;
  readonly locks?: readonly string[];
  readonly bodies: readonly ClaimBody[];
  /** Ids that go along unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly label: string;
};

/** The form of an entry, new or known. Whatever is refused, what was typed stays. Works without scripts. */
export function EntryForm({ action, values: given, locks = [], bodies, hidden = {}, label }: Props) {
  const [state, submit] = useActionState(action, {} satisfies EntryState as EntryState);
  // After a refusal only what was typed counts: a box that was unticked is not in it.
  const values = state.values ?? given;
  const errors = state.errors ?? {};
  const along = { ...hidden, ...(state.revision ? { revision: state.revision } : {}) };
  return (
    <form key={JSON.stringify(state)} action={submit} noValidate className="max-w-[40rem]">
      <ErrorSummary errors={state.errors} message={state.message} />
      {Object.entries(along).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.isAnother ? <input type="hidden" name="isAnother" value="yes" /> : null}
      {state.savedNow && state.savedNow.length > 0 ? <SavedNow items={state.savedNow} /> : null}
      <FactFields values={values} errors={errors} locks={locks} />
      <WordFields values={values} errors={errors} />
      <ClaimFields bodies={bodies} values={values} errors={errors} />
      <SubmitButton pendingLabel="Saving…">{state.isAnother ? 'Save it beside the other one' : label}</SubmitButton>
    </form>
  );
}

function SavedNow({ items }: { items: NonNullable<EntryState['savedNow']> }) {
  return (
    <section aria-label="What is saved now" className="mb-8 border border-line bg-sunk px-5 py-4">
      <h2 className="text-xl">What is saved now</h2>
      <dl className="mt-3 space-y-3">
        {items.map((item) => (
          <div key={item.label}>
            <dt className="text-sm text-muted">{item.label}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">{item.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
