import { at, nerve } from '#components/figures/drawing.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { QuestionSummary } from '#lib/quiz/queries/figures/load-questions.ts';
import { UpAxis, left, right, stepsTo } from './axis.tsx';
import { PlotFrame } from './plot-frame.tsx';
import { TooFew } from './too-few.tsx';
import { kindWords, secondsText } from './words.ts';

const [top, bottom] = [34, 290];

/** How long half of the people took over each question, shortest first: one bar a question. */
export function MediansPlot({ questions }: { questions: readonly QuestionSummary[] }) {
  const timed = questions
    .flatMap((summary) => {
      const seconds = summary.figures?.medianSeconds ?? null;
      return seconds === null ? [] : [{ summary, seconds }];
    })
    .toSorted((one, other) => one.seconds - other.seconds);
  const ticks = stepsTo(Math.max(...timed.map(({ seconds }) => seconds)));
  const highest = ticks.at(-1)?.value ?? 1;
  const width = (right - left) / Math.max(1, timed.length);
  const y = (value: number) => bottom - ((bottom - top - 6) * value) / highest;
  return (
    <PlotFrame
      name="medians"
      title="Time per question"
      height={bottom + 14}
      caption="One bar for each question, quickest first: half of the answers took this long or less. Each bar leads to its question."
      table={
        <DataTable
          caption="Median time of each question"
          columns={[
            { key: 'question', label: 'Question' },
            { key: 'kind', label: 'Kind' },
            { key: 'time', label: 'Median time', numeric: true },
          ]}
          rows={questions.map(({ id, key, kind, figures, attempts }) => ({
            question: <AdminLink href={`/admin/questions/${id}`}>{key}</AdminLink>,
            kind: kindWords(kind),
            time: figures ? secondsText(figures.medianSeconds) : <TooFew attempts={attempts} />,
          }))}
        />
      }
    >
      <UpAxis top={16} y={y} ticks={ticks} label="seconds" />
      {timed.map(({ summary, seconds }, index) => (
        <a key={summary.id} href={`/admin/questions/${summary.id}`} tabIndex={-1}>
          <title>{`${summary.key}: ${secondsText(seconds)}`}</title>
          <path
            d={`M${at(left + index * width)} ${bottom}V${at(y(seconds))}h${at(Math.max(1, width * 0.8))}V${bottom}Z`}
            fill={nerve}
            fillOpacity="0.85"
          />
        </a>
      ))}
    </PlotFrame>
  );
}
