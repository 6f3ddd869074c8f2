import { Select } from '#components/ui/field.tsx';
import type { BodyRule, CountsQuery } from '#lib/bodies/schema.ts';

/** What hangs on the body: its levels, or how many therapies. */
export function CountsMore({ rule, query }: { rule: BodyRule; query: CountsQuery }) {
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
