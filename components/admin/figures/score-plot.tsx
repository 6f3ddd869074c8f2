import { Words, at, touch } from '#components/figures/drawing.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { AcrossAxis, UpAxis, left, right, stepsTo } from './axis.tsx';
import { Bars } from './bars.tsx';
import { PlotFrame } from './plot-frame.tsx';
import { percent } from './words.ts';

const [top, bottom] = [40, 290];
const width = 5;

/** How many scores fall into each step of five percent; the last one holds 100. */
function binsOf(scores: readonly (readonly [number, number])[]): number[] {
  const bins = Array.from({ length: 100 / width }, () => 0);
  for (const [score, count] of scores) {
    // A score that is a bound to the eye belongs to the step that it opens.
    const bin = Math.min(bins.length - 1, Math.floor((score + 1e-9) / width));
    bins[bin] = (bins[bin] ?? 0) + count;
  }
  return bins;
}

const rangeOf = (bin: number) =>
  bin === 100 / width - 1 ? `${bin * width} to 100%` : `${bin * width} to under ${(bin + 1) * width}%`;

/** How the scores of first attempts are spread, with the pass mark. */
export function ScorePlot({
  scores,
  passMarkPercent,
}: {
  scores: readonly (readonly [number, number])[];
  passMarkPercent: number;
}) {
  const bins = binsOf(scores);
  const all = bins.reduce((sum, count) => sum + count, 0);
  const ticks = stepsTo(Math.max(...bins));
  const highest = ticks.at(-1)?.value ?? 1;
  const x = (value: number) => left + 4 + ((right - left - 8) * value) / 100;
  const y = (value: number) => bottom - ((bottom - top) * value) / highest;
  const pass = x(passMarkPercent);
  return (
    <PlotFrame
      name="scores"
      title="Scores of first attempts"
      height={bottom + 56}
      caption={`How many first attempts earned each score, in steps of five percent. The dashed line is the pass mark, ${passMarkPercent}%.`}
      table={
        <DataTable
          caption="Scores of first attempts"
          columns={[
            { key: 'score', label: 'Score' },
            { key: 'count', label: 'Attempts', numeric: true },
            { key: 'share', label: 'Share', numeric: true },
          ]}
          rows={bins.flatMap((count, bin) =>
            count > 0 ? [{ score: rangeOf(bin), count, share: percent((100 * count) / all) }] : [],
          )}
        />
      }
    >
      <UpAxis top={16} y={y} ticks={ticks} label="attempts" />
      <Bars bars={bins.map((height, bin) => ({ from: bin * width, to: (bin + 1) * width, height }))} x={x} y={y} />
      <path d={`M${at(pass)} ${top - 12}V${bottom}`} stroke={touch} strokeWidth="2" strokeDasharray="5 5" />
      <Words x={pass - 6} y={top - 12} anchor="end" fill={touch}>
        {`pass mark ${passMarkPercent}%`}
      </Words>
      <AcrossAxis
        y={bottom}
        x={x}
        ticks={[0, 20, 40, 60, 80, 100].map((value) => ({ value, label: String(value) }))}
        label="score, %"
      />
    </PlotFrame>
  );
}
