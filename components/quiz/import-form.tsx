import { Field, Select, TextField } from '#components/ui/field.tsx';
import { FileInput } from '#components/ui/file-input.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { ImportFieldValues } from '#lib/quiz/exchange/forms.ts';
import type { VersionParts } from '#lib/quiz/queries/exchange.ts';

type Props = {
  version: VersionParts;
  values: ImportFieldValues;
  errors?: Record<string, string> | undefined;
};

const levels = [
  { value: 'recall', label: 'Recall' },
  { value: 'application', label: 'Application' },
  { value: 'judgement', label: 'Judgement' },
];
const safety = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];

/** The file, and what to use where it says nothing. Works without a script: the browser sends it as it stands. */
export function ImportForm({ version, values, errors = {} }: Props) {
  const query = new URLSearchParams({ version: version.id }).toString();
  return (
    <form
      action={`/admin/questions/import/upload?${query}`}
      method="post"
      encType="multipart/form-data"
      className="max-w-[34rem]"
    >
      <input type="hidden" name="version" value={version.id} />
      <Field
        label="File"
        name="file"
        help="At most 8 MB and 2,000 questions. Pictures and other media are not taken; what is left out is listed."
        error={errors['file']}
      >
        {(wired) => <FileInput accept=".zip,.xml,application/zip,application/xml,text/xml" {...wired} />}
      </Field>
      <fieldset className="mb-2 border-t border-line pt-6">
        <legend className="pr-4 font-serif text-xl">Where the file says nothing</legend>
        <p className="mb-6 text-sm text-muted">
          Questions exported from here say these themselves. Others take what you choose.
        </p>
        <Select
          label="Module"
          name="module"
          defaultValue={values.module}
          error={errors['module']}
          options={version.modules.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <Select
          label="Outcome"
          name="outcome"
          defaultValue={values.outcome}
          error={errors['outcome']}
          options={version.outcomes.map(({ id, text }) => ({ value: id, label: `${id}: ${text}` }))}
        />
        <TextField
          label="Topic"
          name="topic"
          defaultValue={values.topic ?? 'Imported questions'}
          maxLength={120}
          error={errors['topic']}
        />
        <div className="grid gap-x-6 sm:grid-cols-2">
          <Select label="Level" name="level" defaultValue={values.level} error={errors['level']} options={levels} />
          <Select
            label="On safety"
            name="safety"
            defaultValue={values.safety}
            error={errors['safety']}
            options={safety}
          />
        </div>
        <TextField
          label="What they rest on"
          name="basis"
          help="For questions without a reference, such as “professional judgement”."
          defaultValue={values.basis ?? 'professional judgement'}
          maxLength={200}
          error={errors['basis']}
        />
        <TextField
          label="Two letters for new keys"
          name="prefix"
          help="A question without a key of ours gets the next free number: im-001, im-002 …"
          defaultValue={values.prefix ?? 'im'}
          maxLength={2}
          className="max-w-24"
          error={errors['prefix']}
        />
      </fieldset>
      <SubmitButton pendingLabel="Checking…">Check the file</SubmitButton>
      <p className="mt-3 text-sm text-muted">Nothing changes yet: you confirm on the next page.</p>
    </form>
  );
}
