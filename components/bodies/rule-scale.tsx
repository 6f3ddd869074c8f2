import { numberText, unitsText } from '#lib/bodies/messages.ts';
import { limitModesText, measureText } from '#lib/bodies/messages/rule.ts';
import type { BodyRule, Limit } from '#lib/bodies/schema.ts';

/** A limit's part of the quota, 0 to 1. */
function partOf({ measure }: Limit, quotaUnits: number): number {
  if ('units' in measure) return Math.min(1, measure.units / quotaUnits);
  return Math.min(1, measure.shareOfQuota[0] / measure.shareOfQuota[1]);
}

/** A line as long as the quota; what has to be is drawn full, what may be ends at a stop. */
function Line({ part, kind }: { part: number; kind: 'all' | Limit['kind'] }) {
  const width = `${(part * 100).toFixed(2)}%`;
  return (
    <span aria-hidden="true" className="relative mt-2 block h-3">
      <span className="absolute inset-x-0 top-[5px] h-px bg-line" />
      <span
        className={`absolute left-0 top-1 h-[3px] ${kind === 'maximum' ? 'bg-control' : 'bg-nerve'}`}
        style={{ width }}
      />
      {kind === 'maximum' ? (
        <span className="absolute top-0 h-[11px] w-[3px] -translate-x-full bg-control" style={{ left: width }} />
      ) : (
        <span className="absolute top-0 size-[11px] -translate-x-1/2 rounded-full bg-nerve" style={{ left: width }} />
      )}
    </span>
  );
}

function LimitNote({ limit }: { limit: Limit }) {
  const text = limit.note ?? limitModesText(limit);
  return text && text !== `${limit.label}.` ? <p className="mt-1 text-sm text-muted">{text}</p> : null;
}

/** The quota and each of its limits as lines of one scale, each with its words. */
export function RuleScale({ rule, quotaUnits }: { rule: BodyRule; quotaUnits: number | null }) {
  if (rule.limits.length === 0 && quotaUnits === null) return null;
  return (
    <ul className="space-y-5 pr-2">
      {quotaUnits === null ? null : (
        <li>
          <p className="flex flex-wrap justify-between gap-x-6">
            <span className="font-medium">All that is asked</span>
            <span className="tabular">{unitsText(rule, quotaUnits)}</span>
          </p>
          <Line part={1} kind="all" />
        </li>
      )}
      {rule.limits.map((limit) => (
        <li key={limit.id}>
          <p className="flex flex-wrap justify-between gap-x-6">
            <span className="font-medium">{limit.label}</span>
            <span className="tabular">{measureText(rule, limit)}</span>
          </p>
          {quotaUnits === null ? null : <Line part={partOf(limit, quotaUnits)} kind={limit.kind} />}
          <LimitNote limit={limit} />
        </li>
      ))}
    </ul>
  );
}

/** The number asked of everyone, or of the first discipline; null where it goes by level or is not known. */
export function plainQuota({ quota }: BodyRule): number | null {
  if (quota.kind === 'units') return quota.units;
  return quota.kind === 'disciplines' ? quota.first : null;
}

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
