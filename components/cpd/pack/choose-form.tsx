import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Select, TextField } from '#components/ui/field.tsx';

type Values = Readonly<Record<string, string>>;

/** Any body and any dates. A plain form that leads to an address: it works without scripts and can be kept as a bookmark. */
export function ChoosePackForm({
  bodies,
  values,
  errors = {},
}: {
  bodies: readonly { readonly value: string; readonly label: string }[];
  values: Values;
  errors?: Record<string, string>;
}) {
  return (
    <form action="/account/cpd/audit/pack" method="get" className="max-w-[34rem]" noValidate>
      <ErrorSummary errors={errors} />
      <Select label="Body" name="body" options={bodies} defaultValue={values['body']} error={errors['body']} />
      <div className="grid gap-x-6 sm:grid-cols-2">
        <TextField
          label="First day"
          name="from"
          type="date"
          defaultValue={values['from']}
          error={errors['from']}
          required
        />
        <TextField label="Last day" name="to" type="date" defaultValue={values['to']} error={errors['to']} required />
      </div>
      <Button type="submit">Make the pack</Button>
    </form>
  );
}
