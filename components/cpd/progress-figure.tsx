import { formatDate } from '#components/ui/date.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { numberText, totalText, unitsText } from '#lib/bodies/messages.ts';
import type { Standing } from '#lib/bodies/rules/types.ts';
import type { Progress } from '#lib/cpd-log/rules/progress.ts';
import { progressOf } from '#lib/cpd-log/rules/progress.ts';
import { ProgressDrawing } from './progress-drawing.tsx';

const desktop = { width: 660, height: 230 };
const phone = { width: 350, height: 220 };

/** "8 points carried in and 2 activities". */
function partsWords({ rule }: Standing, { startUnits, marks }: Progress): string {
  const activities = marks.length === 1 ? 'one activity' : `${marks.length === 0 ? 'no' : marks.length} activities`;
  return startUnits > 0 ? `${unitsText(rule, startUnits)} carried in and ${activities}` : activities;
}

/** How the learning of a period adds up, drawn and as a table. Nothing where there is no period. */
export function ProgressFigure({ standing, today }: { standing: Standing; today: string }) {
  const { rule, quotaUnits, totalUnits } = standing;
  const progress = progressOf(standing, today);
  if (!progress || standing.verdict === 'tasks' || standing.verdict === 'nothing-asked') return null;
  const drawn = {
    progress,
    quotaUnits,
    quotaText: quotaUnits === null ? '' : `${unitsText(rule, quotaUnits)} asked`,
    totalUnits,
  };
  return (
    <figure className="mt-6">
      <div className="hidden md:block">
        <ProgressDrawing {...drawn} size={desktop} />
      </div>
      <div className="md:hidden">
        <ProgressDrawing {...drawn} size={phone} />
      </div>
      <div className="-mt-2 flex justify-between gap-4 text-sm text-muted tabular">
        <span>{formatDate(progress.from)}</span>
        <span className="text-right">{formatDate(progress.to)}</span>
      </div>
      <figcaption className="mt-2 text-sm text-muted">
        {totalText(standing)}: {partsWords(standing, progress)}. Each point is one activity on its day.
      </figcaption>
      {progress.marks.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-11 py-2.5 font-medium">The same as a table</summary>
          <DataTable
            caption={`What counts for ${rule.shortName}, adding up`}
            columns={[
              { key: 'day', label: 'Day' },
              { key: 'title', label: 'Activity' },
              { key: 'counted', label: 'Counts', numeric: true },
              { key: 'sum', label: 'Sum', numeric: true },
            ]}
            rows={progress.marks.map((mark) => ({
              day: <span className="whitespace-nowrap">{formatDate(mark.day)}</span>,
              title: mark.title,
              counted: numberText(mark.countedUnits),
              sum: numberText(mark.sumUnits),
            }))}
          />
        </details>
      ) : null}
    </figure>
  );
}
