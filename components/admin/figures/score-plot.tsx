import { Words, at, control, touch } from '#components/figures/drawing.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { AcrossAxis, UpAxis, left, right, stepsTo } from './axis.tsx';
import { Bars } from './bars.tsx';
import { PlotFrame } from './plot-frame.tsx';
import { percent } from './words.ts';

const [top, bottom] = [40, 290];

type Scores = readonly (readonly [percent: number, count: number])[];

type Bin = { readonly reached: number; readonly below: number };

/**
 * How many attempts earned each whole number of points, parts of a point left out (one question is worth one), and how
 * many of them reached the pass mark: a part of a point may decide that.
 */
export function binsOf(scores: Scores, questions: number, passMarkPercent: number): Bin[] {
  const bins = Array.from({ length: questions + 1 }, () => ({ reached: 0, below: 0 }));
  for (const [score, count] of scores) {
    const bin = bins[Math.min(questions, Math.floor((score * questions) / 100 + 1e-9))];
    if (bin) bin[score + 1e-9 >= passMarkPercent ? 'reached' : 'below'] += count;
  }
  return bins;
}

type Props = { scores: Scores; questions: number; passMarkPercent: number };

/** How the scores of first attempts are spread, with the pass mark. */
export function ScorePlot({ scores, questions, passMarkPercent }: Props) {
  const bins = binsOf(scores, questions, passMarkPercent);
  const totals = bins.map(({ reached, below }) => reached + below);
  const all = totals.reduce((sum, count) => sum + count, 0);
  const ticks = stepsTo(Math.max(...totals));
  const highest = ticks.at(-1)?.value ?? 1;
  const half = 50 / questions;
  const x = (value: number) => left + 4 + ((right - left - 8) * (value + half)) / (100 + 2 * half);
  const y = (value: number) => bottom - ((bottom - top) * value) / highest;
  const pass = x(passMarkPercent);
  const bar = (points: number) => ({ from: (100 * points) / questions - half, to: (100 * points) / questions + half });
  const isLate = passMarkPercent > 45;
  return (
    <PlotFrame
      name="scores"
      title="Scores of first attempts"
      height={bottom + 56}
      caption={`How many first attempts earned how many of ${questions} points, parts of a point left out. Green reached the pass mark of ${passMarkPercent}%, the dashed line; grey did not.`}
      table={
        <DataTable
          caption="Scores of first attempts"
          columns={[
            { key: 'score', label: 'Points' },
            { key: 'percent', label: 'Score', numeric: true },
            { key: 'count', label: 'Attempts', numeric: true },
            { key: 'passed', label: 'Reached the pass mark', numeric: true },
            { key: 'share', label: 'Share', numeric: true },
          ]}
          rows={totals.map((count, points) => ({
            score: `${points} of ${questions}`,
            percent: percent((100 * points) / questions),
            count,
            passed: bins[points]?.reached ?? 0,
            share: percent((100 * count) / all),
          }))}
        />
      }
    >
      <UpAxis top={16} y={y} ticks={ticks} label="attempts" />
      <Bars bars={totals.map((height, points) => ({ ...bar(points), height }))} x={x} y={y} />
      <Bars bars={bins.map(({ below }, points) => ({ ...bar(points), height: below, fill: control }))} x={x} y={y} />
      <path d={`M${at(pass)} ${top - 12}V${bottom}`} stroke={touch} strokeWidth="2" strokeDasharray="5 5" />
      <Words x={isLate ? pass - 6 : pass + 6} y={top - 12} anchor={isLate ? 'end' : 'start'} fill={touch}>
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
