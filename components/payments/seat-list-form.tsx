'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { formatDate } from '#components/ui/date.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Field, TextArea } from '#components/ui/field.tsx';
import { FileInput } from '#components/ui/file-input.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { listFaultSentence } from '#lib/payments/messages/seats.ts';
import { mostListBytes } from '#lib/payments/rules/seat-list.ts';

/** A list as it was checked, in sentences. */
export type CheckedPeople = {
  readonly people: readonly { readonly email: string; readonly name: string | null; readonly dueOn: string | null }[];
  readonly passedOver: readonly string[];
  readonly faults: readonly string[];
  readonly freeSeats: number;
  readonly isReady: boolean;
};
export type ListState = FormState & { readonly checked?: CheckedPeople };

type Props = {
  readonly action: (previous: ListState, form: FormData) => Promise<ListState>;
  readonly orderId: string;
};

/** Several people from a file or from pasted rows: checked and shown first, then invited all at once. */
export function SeatListForm({ action, orderId }: Props) {
  const [state, submit] = useActionState(action, {} satisfies ListState as ListState);
  const [tooLarge, setTooLarge] = useState<Record<string, string>>();
  const text = state.values?.['text'] ?? '';
  const { checked } = state;
  // Said here, because a body that large is refused before any action reads it.
  const keepLargeFile = (event: FormEvent<HTMLFormElement>) => {
    const isTooLarge = isLargerThan(new FormData(event.currentTarget).get('file'), mostListBytes);
    if (isTooLarge) event.preventDefault();
    setTooLarge(isTooLarge ? { file: tooLongSentence } : undefined);
  };
  return (
    <form key={text} action={submit} onSubmit={keepLargeFile} noValidate className="max-w-[40rem]">
      <ErrorSummary errors={tooLarge ?? state.errors} message={tooLarge ? undefined : state.message} />
      <input type="hidden" name="orderId" value={orderId} />
      {checked && checked.faults.length > 0 ? <Sentences title="To mend" items={checked.faults} /> : null}
      {checked?.isReady ? (
        <Ready checked={checked} text={text} />
      ) : (
        <>
          {checked && checked.passedOver.length > 0 ? (
            <Sentences title="Passed over" items={checked.passedOver} />
          ) : null}
          <Field
            label="File"
            name="file"
            error={tooLarge?.['file']}
            help="CSV, as any spreadsheet saves it: e-mail address, name, due date. At most 200 people."
          >
            {(wired) => <FileInput accept=".csv,.txt,text/csv,text/plain" {...wired} />}
          </Field>
          <TextArea
            label="Or paste the rows here"
            name="text"
            optional
            rows={5}
            help="One person in a row, such as: ann@clinic.com, Ann Example, 31/3/2027"
            defaultValue={text}
            error={state.errors?.['text']}
          />
          <SubmitButton name="step" value="review" variant="quiet" pendingLabel="Checking…">
            Check the list
          </SubmitButton>
          <p className="mt-3 text-sm text-muted">Nobody is invited yet: you see what will happen first.</p>
        </>
      )}
    </form>
  );
}

const tooLongSentence = listFaultSentence({ row: null, reason: 'too-long', cell: '' });

function isLargerThan(file: FormDataEntryValue | null, bytes: number): boolean {
  return file instanceof File && file.size > bytes;
}

function Sentences({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div className="mb-6">
      <p className="font-medium">{title}</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {items.map((item) => (
          <li key={item} className="[overflow-wrap:anywhere]">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who will be invited, and the two ways on. Takes focus when it appears. */
function Ready({ checked, text }: { checked: CheckedPeople; text: string }) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => box.current?.focus(), [checked]);
  const { people, passedOver, freeSeats } = checked;
  const count = people.length === 1 ? 'one person' : `${people.length} people`;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={titleId}
      className="border-l-4 border-touch bg-sunk px-5 py-4"
    >
      <p id={titleId} className="font-medium">
        Invite {count}? {freeSeats} {freeSeats === 1 ? 'seat is' : 'seats are'} free.
      </p>
      <ul className="mt-3 list-disc space-y-1.5 pl-5">
        {people.map(({ email, name, dueOn }) => (
          <li key={email} className="[overflow-wrap:anywhere]">
            {[name, email].filter((part) => part !== null).join(', ')}
            {dueOn === null ? '' : `, due by ${formatDate(`${dueOn}T00:00:00.000Z`)}`}
          </li>
        ))}
      </ul>
      {passedOver.length > 0 ? (
        <div className="mt-5">
          <Sentences title="Passed over" items={passedOver} />
        </div>
      ) : null}
      <input type="hidden" name="text" value={text} />
      <div className="mt-6 flex flex-wrap gap-3">
        <SubmitButton name="step" value="confirm" pendingLabel="Sending…">
          Invite {count}
        </SubmitButton>
        <Button type="submit" name="step" value="edit" variant="quiet">
          Go back and change it
        </Button>
      </div>
    </div>
  );
}
