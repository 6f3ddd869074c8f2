'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#components/ui/field.tsx';
import { FileInput } from '#components/ui/file-input.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { modes, relations } from '#lib/bodies/schema.ts';
import { listFaultSentence } from '#lib/cpd-log/messages/csv-list.ts';
import { modeWord, relationWord } from '#lib/cpd-log/messages/words.ts';
import { mostLetters, mostRows } from '#lib/cpd-log/rules/csv-list.ts';
import { ListPreview, Sentences } from './list-preview.tsx';
import type { CheckedRows } from './list-preview.tsx';

export type ImportState = FormState & { readonly checked?: CheckedRows };
export type ImportAction = (previous: ImportState, form: FormData) => Promise<ImportState>;

const tooLong = listFaultSentence({ row: null, field: '', reason: 'list-too-long', cell: '' });

const notYet = 'Nothing is entered yet. Mend what is named below, here or in your file, and check it again.';

/** A list from a file or pasted: checked and shown first, then entered all at once. Works without scripts. */
export function ImportForm({ action }: { action: ImportAction }) {
  const [state, submit] = useActionState(action, {} satisfies ImportState as ImportState);
  const [isTooLarge, setTooLarge] = useState(false);
  const values = state.values ?? {};
  const { checked } = state;
  // Said here, because a body that large is refused before any action reads it.
  const keepLargeFile = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file');
    const isLarge = file instanceof File && file.size > mostLetters;
    if (isLarge) event.preventDefault();
    setTooLarge(isLarge);
  };
  return (
    <form key={JSON.stringify(values)} action={submit} onSubmit={keepLargeFile} noValidate>
      <ErrorSummary
        errors={isTooLarge ? { file: tooLong } : state.errors}
        message={isTooLarge ? undefined : (state.message ?? (checked && !checked.isReady ? notYet : undefined))}
      />
      {checked?.isReady ? (
        <Ready checked={checked} values={values} />
      ) : (
        <div className="max-w-[40rem]">
          {checked ? <Sentences title="To mend" items={checked.faults} /> : null}
          <Ask values={values} error={isTooLarge ? tooLong : undefined} />
        </div>
      )}
    </form>
  );
}

function Ask({ values, error }: { values: Readonly<Record<string, string>>; error: string | undefined }) {
  return (
    <>
      <Field
        label="File"
        name="file"
        error={error}
        help={`CSV, as any spreadsheet saves it. At most ${mostRows.toLocaleString('en-AU')} rows.`}
      >
        {(wired) => <FileInput accept=".csv,.txt,.tsv,text/csv,text/plain" {...wired} />}
      </Field>
      <TextArea
        label="Or paste the rows here"
        name="text"
        optional
        rows={6}
        help="The first row names the columns, such as: Date, Title, Provider, Hours"
        defaultValue={values['text']}
      />
      <fieldset className="mb-2 border-t border-line pt-6">
        <legend className="float-left mb-4 w-full font-serif text-xl">Where a row says nothing</legend>
        <div className="clear-both grid gap-x-6 sm:grid-cols-2">
          <Select
            label="How you learned"
            name="mode"
            defaultValue={values['mode'] ?? 'in_person'}
            options={modes.map((value) => ({ value, label: modeWord[value] }))}
          />
          <Select
            label="How near it is to the therapy"
            name="relation"
            defaultValue={values['relation'] ?? 'direct'}
            options={relations.map((value) => ({ value, label: relationWord[value] }))}
          />
        </div>
      </fieldset>
      <SubmitButton name="step" value="review" variant="quiet" pendingLabel="Checking…">
        Check the list
      </SubmitButton>
      <p className="mt-3 text-sm text-muted">Nothing is entered yet: you see what will happen first.</p>
    </>
  );
}

/** What will be entered, and the two ways on. Takes focus when it appears. */
function Ready({ checked, values }: { checked: CheckedRows; values: Readonly<Record<string, string>> }) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => box.current?.focus(), [checked]);
  const count = checked.rows.length === 1 ? '1 entry' : `${checked.rows.length.toLocaleString('en-AU')} entries`;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={titleId}
      className="border-l-4 border-touch bg-sunk px-5 py-4"
    >
      <p id={titleId} className="font-medium">
        {checked.rows.length === 0 ? 'There is nothing new in this list' : `Enter ${count}, ${checked.sum}?`}
      </p>
      {['text', 'mode', 'relation'].map((name) => (
        <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
      ))}
      <ListPreview checked={checked} />
      <div className="mt-6 flex flex-wrap gap-3">
        {checked.rows.length > 0 ? (
          <SubmitButton name="step" value="confirm" pendingLabel="Working…">
            Enter {count}
          </SubmitButton>
        ) : null}
        <Button type="submit" name="step" value="edit" variant="quiet">
          Go back and change it
        </Button>
      </div>
    </div>
  );
}
