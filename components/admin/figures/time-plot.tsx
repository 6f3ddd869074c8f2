import { DataTable } from '#components/ui/table.tsx';
import { bucketEndSeconds } from '#lib/quiz/rules/figures/time.ts';
import { AcrossAxis, UpAxis, left, right, stepsTo } from './axis.tsx';
import { Bars } from './bars.tsx';
import { PlotFrame } from './plot-frame.tsx';
import { secondsText } from './words.ts';

type Time = { readonly bucket: number; readonly count: number };

const [top, bottom] = [34, 240];
const ticks = [2, 8, 30, 120, 480].map((seconds) => ({ value: seconds, label: secondsText(seconds) }));

const startOf = (bucket: number) => (bucket === 0 ? 1 : bucketEndSeconds(bucket - 1));

/** How long people took over one question, on a scale on which each step doubles. */
export function TimePlot({ times, medianSeconds }: { times: readonly Time[]; medianSeconds: number | null }) {
  const inOrder = times.toSorted((one, other) => one.bucket - other.bucket);
  const up = stepsTo(Math.max(1, ...times.map(({ count }) => count)));
  const highest = up.at(-1)?.value ?? 1;
  const longest = Math.max(960, ...times.map(({ bucket }) => bucketEndSeconds(bucket)));
  const x = (seconds: number) => left + 4 + ((right - left - 8) * Math.log2(Math.max(1, seconds))) / Math.log2(longest);
  const y = (value: number) => bottom - ((bottom - top - 6) * value) / highest;
  return (
    <PlotFrame
      name="time"
      title="Time per question"
      height={bottom + 56}
      caption={`Half of the answers took ${secondsText(medianSeconds)} or less. Measured from the step before to the answer, up to ten minutes; answers that were given offline arrive together and read as shorter.`}
      table={
        <DataTable
          caption="Time taken over the question"
          columns={[
            { key: 'time', label: 'Time' },
            { key: 'count', label: 'Answers', numeric: true },
          ]}
          rows={inOrder.map(({ bucket, count }) => ({
            time: `up to ${secondsText(bucketEndSeconds(bucket))}`,
            count,
          }))}
        />
      }
    >
      <UpAxis top={16} y={y} ticks={up} label="answers" />
      <Bars
        bars={inOrder.map(({ bucket, count }) => ({
          from: startOf(bucket),
          to: bucketEndSeconds(bucket),
          height: count,
        }))}
        x={x}
        y={y}
      />
      <AcrossAxis y={bottom} x={x} ticks={ticks} label="time taken" />
    </PlotFrame>
  );
}
