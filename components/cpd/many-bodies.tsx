import Link from 'next/link';
import { formatDate } from '#components/ui/date.tsx';
import { numberText, unitsText } from '#lib/bodies/messages.ts';
import type { CountedActivity, Learning, Standing } from '#lib/bodies/rules/types.ts';

type Row = { readonly learning: Learning; readonly counts: readonly (CountedActivity | null)[] };

const isOutside = (activity: CountedActivity | null) =>
  activity === null || activity.reasons.some(({ kind }) => kind === 'outside-period');

/** Learning that stands in the present period of one body at least, newest first, with its count for each. */
function rowsOf(standings: readonly Standing[]): Row[] {
  const learning = new Map(
    standings.flatMap(({ activities }) => activities.map((each) => [each.learning.id, each.learning])),
  );
  return [...learning.values()]
    .map((each) => ({
      learning: each,
      counts: standings.map(
        ({ activities }) => activities.find((activity) => activity.learning.id === each.id) ?? null,
      ),
    }))
    .filter(({ counts }) => counts.some((activity) => !isOutside(activity)))
    .toSorted((one, other) => other.learning.completedOn.localeCompare(one.learning.completedOn));
}

function countWords({ rule, verdict, period }: Standing, activity: CountedActivity | null, isShort: boolean): string {
  if (verdict === 'nothing-asked' || verdict === 'tasks') return isShort ? 'no units' : 'counts no units';
  if (period === null) return isShort ? 'no period' : 'no period yet';
  if (activity === null || isOutside(activity)) return isShort ? 'outside' : 'outside the period';
  if (activity.units === null) return 'not known';
  return isShort ? numberText(activity.countedUnits) : unitsText(rule, activity.countedUnits);
}

function Phone({ rows, standings }: { rows: readonly Row[]; standings: readonly Standing[] }) {
  return (
    <ul className="border-b border-line md:hidden">
      {rows.map(({ learning, counts }) => (
        <li key={learning.id} className="border-t border-line py-4">
          <p className="font-medium [overflow-wrap:anywhere]">{learning.title}</p>
          <p className="text-sm text-muted">{formatDate(learning.completedOn)}</p>
          <dl className="mt-2 space-y-1">
            {standings.map((standing, index) => (
              <div key={standing.rule.slug} className="flex justify-between gap-6">
                <dt className="text-muted">{standing.rule.shortName}</dt>
                <dd className="text-right tabular">{countWords(standing, counts[index] ?? null, false)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Wide({ rows, standings }: { rows: readonly Row[]; standings: readonly Standing[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div
      role="region"
      aria-label="The same learning for several bodies"
      tabIndex={0}
      className="hidden overflow-x-auto md:block"
    >
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr className="border-b border-ink align-bottom">
            <th scope="col" className="py-2.5 pr-6 font-medium text-muted">
              Activity
            </th>
            {standings.map(({ rule }) => (
              <th key={rule.slug} scope="col" className="py-2.5 pl-4 text-right font-medium text-muted">
                {rule.shortName}
                <span className="block font-normal">{rule.unit.many}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ learning, counts }) => (
            <tr key={learning.id} className="border-b border-line align-top">
              <th scope="row" className="min-w-56 py-3 pr-6 font-normal">
                <Link
                  href={`/account/cpd/log/${learning.id}`}
                  prefetch={false}
                  className="link inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
                >
                  {learning.title}
                </Link>
                <span className="block text-muted">
                  {formatDate(learning.completedOn)}, {numberText(learning.minutes)} minutes
                </span>
              </th>
              {standings.map((standing, index) => (
                <td key={standing.rule.slug} className="py-3 pl-4 text-right">
                  {countWords(standing, counts[index] ?? null, true)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same learning counted for several bodies at once, each by its own rule. Nothing with fewer than two bodies. */
export function ManyBodies({ standings }: { standings: readonly Standing[] }) {
  const rows = rowsOf(standings);
  if (standings.length < 2 || rows.length === 0) return null;
  return (
    <section aria-labelledby="many-title" className="mt-16">
      <h2 id="many-title" className="text-2xl md:text-3xl">
        The same learning, body by body
      </h2>
      <p className="mt-3 mb-5 max-w-[36em] text-muted">
        Each counts it by its own rule and in its own period. To count for one body takes nothing away from another.
      </p>
      <Phone rows={rows} standings={standings} />
      <Wide rows={rows} standings={standings} />
    </section>
  );
}
