import Link from 'next/link';
import { formatDate } from '#components/ui/date.tsx';
import { reasonsText, unitsText } from '#lib/bodies/messages.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import type { CountedActivity, Standing } from '#lib/bodies/rules/types.ts';

function Activity({ rule, activity }: { rule: BodyRule; activity: CountedActivity }) {
  const { learning, countedUnits, units } = activity;
  const reasons = reasonsText(rule, activity);
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <Link
          href={`/account/cpd/log/${learning.id}`}
          prefetch={false}
          className="inline-flex min-h-11 min-w-0 flex-1 basis-56 items-center text-ink underline decoration-line underline-offset-4 hover:decoration-nerve [overflow-wrap:anywhere]"
        >
          {learning.title}
        </Link>
        <span className="tabular">
          {unitsText(rule, countedUnits)}
          {units !== null && units > countedUnits ? (
            <span className="text-muted"> of {unitsText(rule, units)}</span>
          ) : null}
        </span>
      </div>
      <p className="text-sm text-muted">
        {[formatDate(learning.completedOn), ...reasons.map((reason) => reason.replace(/\.$/, ''))].join(' · ')}
      </p>
    </li>
  );
}

function List({ title, activities, rule }: { title: string; activities: readonly CountedActivity[]; rule: BodyRule }) {
  if (activities.length === 0) return null;
  return (
    <details className="border-t border-line">
      <summary className="min-h-12 py-3">
        {title} <span className="text-muted tabular">({activities.length})</span>
      </summary>
      <ul className="mb-4 md:ml-6">
        {activities.map((activity) => (
          <Activity key={activity.learning.id} rule={rule} activity={activity} />
        ))}
      </ul>
    </details>
  );
}

const isOutside = ({ reasons }: CountedActivity) => reasons.some(({ kind }) => kind === 'outside-period');
const countsLess = ({ units, countedUnits }: CountedActivity) =>
  countedUnits === 0 || (units !== null && countedUnits < units);

/** What counts and what does not or no longer, each with why. */
export function CountedLists({ standing }: { standing: Standing }) {
  const { rule, activities, verdict } = standing;
  if (verdict === 'nothing-asked' || verdict === 'tasks') return null;
  const inside = activities.filter((activity) => !isOutside(activity));
  return (
    <div className="mt-8">
      <List title="Counts in full" rule={rule} activities={inside.filter((activity) => !countsLess(activity))} />
      <List title="Counts in part or not, and why" rule={rule} activities={inside.filter(countsLess)} />
      <List title="Outside this period" rule={rule} activities={activities.filter(isOutside)} />
    </div>
  );
}
