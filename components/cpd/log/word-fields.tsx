import { Select, TextArea, TextField } from '#components/ui/field.tsx';
import { relations, subjects } from '#lib/bodies/schema.ts';
import { relationWord, subjectWord } from '#lib/cpd-log/messages/words.ts';
import { CheckGroup } from './check-group.tsx';

type Props = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
};

const relationOptions = [
  { value: '', label: 'Choose' },
  ...relations.map((relation) => ({ value: relation, label: relationWord[relation] })),
];
const subjectOptions = subjects.map((subject) => ({ value: subject, label: subjectWord[subject] }));

/** Said once at each field where a therapist writes in their own words. */
export const noClientDetails = 'No names or other details of clients, please: an auditor may read this.';

/** What is the therapist's to say of any entry. */
export function WordFields({ values, errors }: Props) {
  return (
    <>
      <Select
        label="How near it is to the therapy"
        name="relation"
        help="Bodies call this formal and informal, clinical and non-clinical, primary and secondary."
        options={relationOptions}
        defaultValue={values['relation']}
        error={errors['relation']}
      />
      <CheckGroup
        legend="What it was about"
        name="subjects"
        options={subjectOptions}
        chosen={(values['subjects'] ?? '').split(',')}
        error={errors['subjects']}
      />
      <TextField
        label="Which of your therapies it is for"
        name="disciplines"
        optional
        help="Such as remedial massage, reflexology, as you named them to your body. A body that asks for hours on each of several therapies counts on each only what names it."
        defaultValue={values['disciplines']}
        error={errors['disciplines']}
        maxLength={400}
      />
      <TextArea
        label="What I learned"
        name="learned"
        optional
        rows={4}
        help={noClientDetails}
        defaultValue={values['learned']}
        error={errors['learned']}
      />
      <TextArea
        label="How I will use it"
        name="use"
        optional
        rows={4}
        help={noClientDetails}
        defaultValue={values['use']}
        error={errors['use']}
      />
    </>
  );
}
