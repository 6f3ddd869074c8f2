import { Words, at, control, line } from '#components/figures/drawing.tsx';

export const left = 46;
export const right = 390;

type Tick = { readonly value: number; readonly label: string };

/** The line under a plot with its ticks, and what they count. */
export function AcrossAxis({
  y,
  x,
  ticks,
  label,
}: {
  y: number;
  x: (value: number) => number;
  ticks: readonly Tick[];
  label: string;
}) {
  return (
    <>
      <path d={`M${left} ${at(y)}H${right}`} stroke={control} strokeWidth="1.6" />
      {ticks.map(({ value, label: words }) => (
        <g key={value}>
          <path d={`M${at(x(value))} ${at(y)}v6`} stroke={control} strokeWidth="1.6" />
          <Words x={x(value)} y={y + 25} anchor="middle">
            {words}
          </Words>
        </g>
      ))}
      <Words x={right} y={y + 50} anchor="end">
        {label}
      </Words>
    </>
  );
}

/** Faint lines across a plot, each with its value at the left; what they count stands above. */
export function UpAxis({
  top,
  y,
  ticks,
  label,
}: {
  top: number;
  y: (value: number) => number;
  ticks: readonly Tick[];
  label: string;
}) {
  return (
    <>
      <Words x={4} y={top}>
        {label}
      </Words>
      {ticks.map(({ value, label: words }) => (
        <g key={value}>
          <path d={`M${left} ${at(y(value))}H${right}`} stroke={line} strokeWidth="1.4" />
          <Words x={left - 8} y={y(value) + 6} anchor="end">
            {words}
          </Words>
        </g>
      ))}
    </>
  );
}

/** Whole steps from 0 to at least `most`: 1, 2 or 5 times a power of ten, about four of them. */
export function stepsTo(most: number): Tick[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power * 10;
  const count = Math.ceil(Math.max(1, most) / step);
  return Array.from({ length: count + 1 }, (_, index) => ({ value: index * step, label: String(index * step) }));
}
