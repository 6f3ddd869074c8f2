import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/field.tsx';
import type { BodyRule, CountsQuery } from '#lib/bodies/schema.ts';
import { CountsMore } from './counts-more.tsx';

type Group = { readonly name: string; readonly rules: readonly BodyRule[] };

const nameOf = ({ name, shortName }: BodyRule) => (name.includes(shortName) ? name : `${name} (${shortName})`);

/** Asks for the body, and then for what hangs on it. A plain form: the answer has an address and needs no script. */
export function CountsForm({
  action,
  groups,
  rule,
  query,
}: {
  action: string;
  groups: readonly Group[];
  rule: BodyRule | null;
  query: CountsQuery;
}) {
  return (
    <form action={action} className="max-w-[34rem]">
      <Select
        label="Your professional body"
        name="body"
        defaultValue={rule?.slug ?? ''}
        help="By country. If yours is not here, ask it what it takes: the course page says how the minutes were worked out."
        options={[
          { value: '', label: 'Choose a body' },
          ...groups.map(({ name, rules }) => ({
            group: name,
            options: rules.map((each) => ({ value: each.slug, label: nameOf(each) })),
          })),
        ]}
      />
      {rule ? <CountsMore rule={rule} query={query} /> : null}
      <Button type="submit" variant={rule ? 'quiet' : 'primary'}>
        See what it adds
      </Button>
    </form>
  );
}
