import { unitsText } from '#lib/bodies/messages.ts';
import { limitModesText, measureText } from '#lib/bodies/messages/limit.ts';
import type { BodyRule, Limit } from '#lib/bodies/schema.ts';
import { ScaleLine } from './scale-line.tsx';

/** A limit's part of the quota, 0 to 1. */
function partOf({ measure }: Limit, quotaUnits: number): number {
  if ('units' in measure) return Math.min(1, measure.units / quotaUnits);
  return Math.min(1, measure.shareOfQuota[0] / measure.shareOfQuota[1]);
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
          <ScaleLine part={1} kind="all" />
        </li>
      )}
      {rule.limits.map((limit) => (
        <li key={limit.id}>
          <p className="flex flex-wrap justify-between gap-x-6">
            <span className="font-medium">{limit.label}</span>
            <span className="tabular">{measureText(rule, limit)}</span>
          </p>
          {quotaUnits === null ? null : <ScaleLine part={partOf(limit, quotaUnits)} kind={limit.kind} />}
          <LimitNote limit={limit} />
        </li>
      ))}
    </ul>
  );
}
