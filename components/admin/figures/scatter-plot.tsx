import { Words, at, control, ink, nerve, touch } from '#components/figures/drawing.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { QuestionSummary } from '#lib/quiz/queries/figures/load-questions.ts';
import { AcrossAxis, UpAxis, left, right } from './axis.tsx';
import { PlotFrame } from './plot-frame.tsx';
import { TooFew } from './too-few.tsx';
import { intervalText, percent } from './words.ts';

const [top, bottom] = [34, 350];
const labels = (values: readonly number[]) => values.map((value) => ({ value, label: `${value}`.replace('-', '−') }));

type Point = { readonly summary: QuestionSummary; readonly x: number; readonly y: number };

function pointsOf(questions: readonly QuestionSummary[]): Point[] {
  return questions.flatMap((summary) => {
    const { figures } = summary;
    if (!figures || figures.discrimination === null) return [];
    return [{ summary, x: figures.facility, y: figures.discrimination }];
  });
}

function Mark({ point, x, y }: { point: Point; x: number; y: number }) {
  const { id, key, flags } = point.summary;
  return (
    <a href={`/admin/questions/${id}`} tabIndex={-1}>
      <title>{`${key}: facility ${percent(point.x)}, discrimination ${percent(point.y)}`}</title>
      <circle cx={at(x)} cy={at(y)} r="12" fill="transparent" />
      {flags.length > 0 ? (
        <path d={`M${at(x)} ${at(y - 7)}l7 7l-7 7l-7 -7Z`} fill={touch} />
      ) : (
        <circle cx={at(x)} cy={at(y)} r="5.2" fill={nerve} fillOpacity="0.75" />
      )}
    </a>
  );
}

function Legend({ y }: { y: number }) {
  return (
    <>
      <circle cx={left + 6} cy={y - 6} r="5.2" fill={nerve} fillOpacity="0.75" />
      <Words x={left + 20} y={y}>
        a question
      </Words>
      <path d={`M${left + 132} ${y - 13}l7 7l-7 7l-7 -7Z`} fill={touch} />
      <Words x={left + 146} y={y}>
        one with a flag
      </Words>
    </>
  );
}

/** Facility against discrimination: each point a question that leads to its page. */
export function ScatterPlot({ questions }: { questions: readonly QuestionSummary[] }) {
  const points = pointsOf(questions);
  const lowest = Math.min(-20, ...points.map(({ y }) => Math.floor(y / 20) * 20));
  const highest = Math.max(80, ...points.map(({ y }) => Math.ceil(y / 20) * 20));
  const x = (value: number) => left + 8 + ((right - left - 16) * value) / 100;
  const y = (value: number) => bottom - ((bottom - top - 14) * (value - lowest)) / (highest - lowest);
  const steps = Array.from({ length: (highest - lowest) / 20 + 1 }, (_, index) => lowest + index * 20);
  const undrawn = questions.length - points.length;
  return (
    <PlotFrame
      name="scatter"
      title="Facility against discrimination"
      height={bottom + 92}
      caption={
        <>
          Right is easier, up tells people apart better. A point below the dotted line favours the weaker.
          {undrawn > 0
            ? ` ${undrawn} of ${questions.length} questions are not drawn: too few attempts, or nobody’s marks differ.`
            : ''}
        </>
      }
      table={
        <DataTable
          caption="Facility and discrimination of each question"
          columns={[
            { key: 'question', label: 'Question' },
            { key: 'facility', label: 'Facility', numeric: true },
            { key: 'discrimination', label: 'Discrimination', numeric: true },
            { key: 'interval', label: '95% interval', numeric: true },
          ]}
          rows={questions.map(({ id, key, attempts, figures }) => ({
            question: <AdminLink href={`/admin/questions/${id}`}>{key}</AdminLink>,
            facility: figures ? percent(figures.facility) : <TooFew attempts={attempts} />,
            discrimination: figures ? percent(figures.discrimination) : null,
            interval: figures ? intervalText(figures.discriminationInterval) : null,
          }))}
        />
      }
    >
      <UpAxis top={16} y={y} ticks={labels(steps)} label="discrimination, %" />
      <path d={`M${left} ${at(y(0))}H${right}`} stroke={ink} strokeWidth="1.6" strokeDasharray="1 5" />
      <path d={`M${left} ${at(top)}V${at(bottom)}`} stroke={control} strokeWidth="1.6" />
      <AcrossAxis y={bottom + 6} x={x} ticks={labels([0, 20, 40, 60, 80, 100])} label="facility, %" />
      {points.map((point) => (
        <Mark key={point.summary.id} point={point} x={x(point.x)} y={y(point.y)} />
      ))}
      <Legend y={bottom + 84} />
    </PlotFrame>
  );
}
