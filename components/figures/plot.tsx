import { Words, at, control, ink, line, muted, nerve } from './drawing.tsx';
import type { Estimate, EstimateGroup, Plot } from './plot-data.ts';
import { Mark } from './plot-mark.tsx';

/** How a plot is set: names beside their marks, or above marks that take the whole width. */
export type Layout = 'beside' | 'below';

const edges = { beside: [208, 390], below: [10, 390] } as const;
const rowHeights = { beside: 54, below: 72 } as const;
const headHeight = 46;
const axisHeight = 94;

export function numberText(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', '−');
}

/** The result of a row in words and numbers, the same in the drawing, its description and its table. */
export function resultText({ value, interval, range, finding = '' }: Estimate, digits: number): string {
  const written = (number: number): string => numberText(number, digits);
  if (range) return `${written(range[0])} to ${written(range[1])}`;
  if (value === null) return finding;
  return interval ? `${written(value)} (${written(interval[0])} to ${written(interval[1])})` : written(value);
}

export function scaleOf({ from, to, isLog = false }: Plot, layout: Layout): (value: number) => number {
  const [left, right] = edges[layout];
  const measured = (value: number): number => (isLog ? Math.log(value) : value);
  return (value) => left + ((right - left) * (measured(value) - measured(from))) / (measured(to) - measured(from));
}

const hasMain = ({ rows }: EstimateGroup): boolean => rows.some(({ isMain }) => isMain);

/** Where each group and row of a plot stands, and where its axis begins. */
function places({ groups }: Plot, layout: Layout, top: number) {
  let y = top;
  const heads: number[] = [];
  const rows = groups.map((group) => {
    heads.push(y);
    y += headHeight;
    return group.rows.map(() => {
      const place = y;
      y += rowHeights[layout];
      return place;
    });
  });
  return { heads, rows, end: y };
}

export const plotHeight = (plot: Plot, layout: Layout): number => places(plot, layout, 0).end + axisHeight;

interface RowProps {
  row: Estimate;
  plot: Plot;
  layout: Layout;
  y: number;
}

function Row({ row, plot, layout, y }: RowProps) {
  const x = scaleOf(plot, layout);
  const [left, right] = edges[layout];
  const isSide = layout === 'beside' && row.isMain === undefined && plot.groups.some(hasMain);
  const mark = y + (layout === 'beside' ? 35 : 42);
  const isUnknown = row.value === null && !row.range;
  return (
    <>
      <text x="10" y={y + 20} fontSize="17" fontWeight={isSide ? 400 : 600} fill={ink}>
        {row.label}
        {layout === 'below' ? (
          <tspan dx="7" fontWeight="400" fill={muted}>
            {row.detail}
          </tspan>
        ) : null}
      </text>
      {layout === 'beside' ? (
        <Words x={10} y={y + 41}>
          {row.detail}
        </Words>
      ) : null}
      <text
        x={layout === 'beside' ? left : right}
        y={y + 20}
        fontSize="17"
        fontWeight={isSide ? 400 : 600}
        fill={ink}
        textAnchor={layout === 'beside' ? 'start' : 'end'}
      >
        {resultText(row, plot.digits)}
      </text>
      {isUnknown ? (
        <Words x={left} y={mark + 6}>
          size not in our records
        </Words>
      ) : (
        <>
          <path d={`M${String(left)} ${String(mark)}H${String(right)}`} stroke={line} strokeWidth="1.4" />
          <path
            d={plot.ticks.map((tick) => `M${at(x(tick))} ${String(mark - 3)}v6`).join('')}
            stroke={control}
            strokeWidth="1.2"
          />
          <path
            d={`M${at(x(plot.neutral))} ${String(mark - 11)}v24`}
            stroke={ink}
            strokeWidth="1.6"
            strokeDasharray="1 5"
          />
          <Mark row={row} x={x} y={mark} colour={isSide ? muted : nerve} />
        </>
      )}
    </>
  );
}

function Axis({ plot, layout, y }: { plot: Plot; layout: Layout; y: number }) {
  const x = scaleOf(plot, layout);
  const [left, right] = edges[layout];
  return (
    <>
      <path d={`M${String(left)} ${String(y)}H${String(right)}`} stroke={control} strokeWidth="1.6" />
      {plot.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${at(x(tick))} ${String(y)}v7`} stroke={control} strokeWidth="1.6" />
          <Words x={x(tick)} y={y + 26} anchor="middle">
            {numberText(tick, Number.isInteger(tick) ? 0 : 1)}
          </Words>
        </g>
      ))}
      {plot.axis.map((words, index) => (
        <Words key={words} x={right} y={y + 52 + index * 22} anchor="end">
          {words}
        </Words>
      ))}
    </>
  );
}

/** A forest of results: groups with their names, a row for each result, one axis for all. */
export function Forest({ plot, layout, y: top }: { plot: Plot; layout: Layout; y: number }) {
  const { heads, rows, end } = places(plot, layout, top);
  return (
    <>
      {plot.groups.map((group, index) => {
        const head = heads[index] ?? 0;
        return (
          <g key={group.name}>
            <path d={`M10 ${String(head + 4)}H390`} stroke={control} strokeWidth="1" />
            <Words x={10} y={head + 29} isStrong>
              {group.name}
            </Words>
            {group.rows.map((row, place) => (
              <Row
                key={`${row.reference} ${row.detail}`}
                row={row}
                plot={plot}
                layout={layout}
                y={rows[index]?.[place] ?? 0}
              />
            ))}
          </g>
        );
      })}
      <Axis plot={plot} layout={layout} y={end + 8} />
    </>
  );
}
