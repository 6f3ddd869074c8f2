import { Checkbox, Select, TextField } from '#components/ui/field.tsx';
import { modes } from '#lib/bodies/schema.ts';
import { modeWord } from '#lib/cpd-log/messages/words.ts';

type Props = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Names of facts that are not the therapist's to change: they are not asked for. */
  readonly locks: readonly string[];
};

const modeOptions = [{ value: '', label: 'Choose' }, ...modes.map((mode) => ({ value: mode, label: modeWord[mode] }))];

/** What was learned, from whom, when, for how long and how. Locked facts are left out: the page shows them. */
export function FactFields({ values, errors, locks }: Props) {
  const isOpen = (name: string) => !locks.includes(name);
  return (
    <>
      {isOpen('title') ? (
        <TextField
          label="What it was called"
          name="title"
          defaultValue={values['title']}
          error={errors['title']}
          maxLength={400}
        />
      ) : null}
      {isOpen('provider') ? (
        <TextField
          label="Who gave it"
          name="provider"
          help="A school, a speaker, a journal, a colleague."
          defaultValue={values['provider']}
          error={errors['provider']}
          maxLength={400}
        />
      ) : null}
      <div className="grid gap-x-6 sm:grid-cols-2">
        {isOpen('completedOn') ? (
          <TextField
            label="Finished on"
            name="completedOn"
            type="date"
            defaultValue={values['completedOn']}
            error={errors['completedOn']}
          />
        ) : null}
        {isOpen('startedOn') ? (
          <TextField
            label="Began on"
            name="startedOn"
            type="date"
            optional
            defaultValue={values['startedOn']}
            error={errors['startedOn']}
          />
        ) : null}
        {isOpen('minutes') ? (
          <TextField
            label="How long it took"
            name="duration"
            help="1.5 h, 1:30 or 90 min."
            defaultValue={values['duration']}
            error={errors['duration']}
            maxLength={40}
          />
        ) : null}
        {isOpen('mode') ? (
          <Select
            label="How you learned"
            name="mode"
            options={modeOptions}
            defaultValue={values['mode']}
            error={errors['mode']}
          />
        ) : null}
      </div>
      {isOpen('isAssessed') ? (
        <Checkbox
          label="There was an assessment, and I passed it"
          name="isAssessed"
          value="yes"
          defaultChecked={values['isAssessed'] === 'yes'}
        />
      ) : null}
    </>
  );
}
