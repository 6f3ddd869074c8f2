import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/field.tsx';

const choices = [
  { value: 'yes', label: 'Put in' },
  { value: 'no', label: 'Leave out' },
];

/** What goes into the pack on this page and into its files. */
export function ContentsForm({
  hidden,
  includesReflections,
  includesEvidence,
  asksReflection,
}: {
  hidden: Readonly<Record<string, string>>;
  includesReflections: boolean;
  includesEvidence: boolean;
  asksReflection: boolean;
}) {
  return (
    <form action="/account/cpd/audit/pack" method="get" className="max-w-[34rem]">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-x-6 sm:grid-cols-2">
        <Select
          label="Reflections"
          name="reflections"
          options={choices}
          defaultValue={includesReflections ? 'yes' : 'no'}
          help={asksReflection ? 'This body asks for them.' : 'This body does not ask for them, as far as we know.'}
        />
        <Select
          label="Evidence files"
          name="evidence"
          options={choices}
          defaultValue={includesEvidence ? 'yes' : 'no'}
          help="Images become pages of the PDF; every file goes into the ZIP."
        />
      </div>
      <Button type="submit" variant="quiet">
        Make it again with these
      </Button>
    </form>
  );
}
