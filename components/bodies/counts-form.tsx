import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/field.tsx';
import type { BodyRule, CountsQuery } from '#lib/bodies/schema.ts';

type Group = { readonly name: string; readonly rules: readonly BodyRule[] };

const nameOf = ({ name, shortName }: BodyRule) => (name.includes(shortName) ? name : `${name} (${shortName})`);

/** What hangs on the body: its levels, or how many therapies. */
function More({ rule, query }: { rule: BodyRule; query: CountsQuery }) {
  if (rule.quota.kind === 'levels') {
    return (
      <Select
        label="Your level of membership"
        name="level"
        defaultValue={query.level ?? ''}
        options={[
          { value: '', label: 'Choose a level' },
          ...rule.quota.levels.map(({ key, label }) => ({ value: key, label })),
        ]}
      />
    );
  }
  if (rule.quota.kind !== 'disciplines') return null;
  return (
    <Select
      label="Therapies that you are registered for"
      name="therapies"
      defaultValue={String(query.therapies)}
      options={[1, 2, 3, 4, 5].map((count) => ({ value: String(count), label: String(count) }))}
    />
  );
}

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
      {rule ? <More rule={rule} query={query} /> : null}
      <Button type="submit" variant={rule ? 'quiet' : 'primary'}>
        See what it adds
      </Button>
    </form>
  );
}
