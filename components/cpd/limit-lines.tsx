import { limitText } from '#lib/bodies/messages.ts';
import type { LimitStanding, Standing } from '#lib/bodies/rules/types.ts';
import { Status } from '#components/ui/status.tsx';

/** As far as it has come towards a minimum, or how much of a maximum is used; the tick is the limit. */
function Line({ limit }: { limit: LimitStanding }) {
  const { limitUnits, haveUnits, kind } = limit;
  if (limitUnits === null || limitUnits <= 0) return null;
  const end = Math.min(1, haveUnits / limitUnits) * 588;
  const colour = kind === 'minimum' || haveUnits < limitUnits ? 'var(--color-nerve)' : 'var(--color-touch)';
  return (
    <svg
      viewBox="0 0 600 14"
      fill="none"
      aria-hidden="true"
      className="mt-1 h-3.5 w-full"
      preserveAspectRatio="none"
      strokeLinecap="round"
    >
      <path d="M6 7H594" stroke="var(--color-line)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      {end > 0 ? (
        <path d={`M6 7H${(6 + end).toFixed(1)}`} stroke={colour} strokeWidth="4" vectorEffect="non-scaling-stroke" />
      ) : null}
      <path d="M594 1V13" stroke="var(--color-ink)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function stateOf({ kind, isMet, limitUnits, haveUnits }: LimitStanding) {
  if (limitUnits === null) return <Status>Not known</Status>;
  if (kind === 'minimum') return isMet ? <Status tone="good">Met</Status> : <Status tone="attention">Missing</Status>;
  return haveUnits >= limitUnits ? <Status tone="attention">Full</Status> : <Status>Room left</Status>;
}

/** The parts of a quota, each with what it asks and what there is. */
export function LimitLines({ standing }: { standing: Standing }) {
  const { rule, limits, quotaUnits } = standing;
  if (limits.length === 0) return null;
  const notes = new Map(rule.limits.map(({ id, note }) => [id, note]));
  return (
    <ul className="mt-6 space-y-4" aria-label={`Parts of the quota of ${rule.shortName}`}>
      {limits.map((limit) => (
        <li key={limit.limitId}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <span className="min-w-0">{limitText(rule, limit, quotaUnits)}</span>
            <span className="text-sm">{stateOf(limit)}</span>
          </div>
          <Line limit={limit} />
          {notes.get(limit.limitId) ? <p className="text-sm text-muted">{notes.get(limit.limitId)}</p> : null}
        </li>
      ))}
    </ul>
  );
}
