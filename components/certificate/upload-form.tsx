'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Field, TextArea } from '#components/ui/field.tsx';
import { FileInput } from '#components/ui/file-input.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { UploadAnswer } from '#lib/certificate/upload/answer.ts';
import type { UploadWords } from '#lib/certificate/upload/words.ts';
import { UploadResult } from './upload-result.tsx';

type State = {
  readonly answer?: UploadAnswer & { readonly words: UploadWords; readonly fileName: string };
  readonly message?: string;
  readonly errors?: Record<string, string>;
  readonly text?: string;
};

const mostBytes = 5 * 1024 * 1024;
const tooLarge = { file: 'The file is larger than 5 MB.' };

/** A file or a text goes in, the answer stands above the form. The answer is nowhere but on this page. */
export function UploadForm({ action }: { action: (previous: State, form: FormData) => Promise<State> }) {
  const [state, submit] = useActionState(action, {});
  const result = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<Record<string, string>>();
  const errors = refused ?? state.errors;
  // Said here, because a body that large is refused before any action reads it.
  const keepLargeFile = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file');
    const isTooLarge = file instanceof File && file.size > mostBytes;
    if (isTooLarge) event.preventDefault();
    setRefused(isTooLarge ? tooLarge : undefined);
  };
  useEffect(() => {
    if (state.answer) result.current?.focus();
  }, [state.answer]);
  return (
    <>
      {state.answer ? (
        <div ref={result} tabIndex={-1} className="mb-14 outline-none" aria-live="polite">
          <UploadResult answer={state.answer} />
        </div>
      ) : null}
      <form action={submit} onSubmit={keepLargeFile} noValidate className="max-w-[34rem]">
        <ErrorSummary errors={errors} message={refused ? undefined : state.message} />
        <Field
          label={state.answer ? 'Another file' : 'File'}
          name="file"
          help="PDF, PNG, SVG, JSON or JWT, up to 5 MB."
          error={errors?.['file']}
          optional
        >
          {(wired) => (
            <FileInput
              accept=".pdf,.png,.svg,.json,.jsonld,.jwt,.jws,.txt,application/pdf,image/png,image/svg+xml,application/json,text/plain"
              {...wired}
            />
          )}
        </Field>
        <TextArea
          label="Or paste its text"
          name="text"
          rows={4}
          optional
          defaultValue={state.text}
          error={errors?.['text']}
          help="JSON, or a JWT that begins with eyJ."
        />
        <SubmitButton pendingLabel="Checking…">Check the file</SubmitButton>
      </form>
    </>
  );
}
