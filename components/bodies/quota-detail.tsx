import { numberText, unitsText } from '#lib/bodies/messages.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

/** Numbers that differ from member to member, or tasks in place of a number. */
export function QuotaDetail({ rule }: { rule: BodyRule }) {
  const { quota } = rule;
  if (quota.kind === 'levels') {
    return (
      <dl className="divide-y divide-line border-y border-line">
        {quota.levels.map(({ key, label, units }) => (
          <div key={key} className="flex flex-wrap justify-between gap-x-6 py-3">
            <dt>{label}</dt>
            <dd className="font-medium">{unitsText(rule, units)}</dd>
          </div>
        ))}
      </dl>
    );
  }
  if (quota.kind === 'tasks') {
    return (
      <ul className="list-disc space-y-1.5 pl-6">
        {quota.tasks.map(({ key, label }) => (
          <li key={key}>{label}</li>
        ))}
      </ul>
    );
  }
  if (quota.kind !== 'disciplines') return null;
  return (
    <p>
      {unitsText(rule, quota.first)} for one therapy, {numberText(quota.firstOnIt)} of them on it. For each further
      therapy {numberText(quota.eachFurther)} more, on that one.
    </p>
  );
}
