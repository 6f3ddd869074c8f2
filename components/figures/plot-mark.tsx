import { at, sunk } from './drawing.tsx';
import type { Estimate } from './plot-data.ts';

interface MarkProps {
  row: Estimate;
  x: (value: number) => number;
  y: number;
  colour: string;
}

/** A filled square with its interval, an open one where the records give none, a dashed bar for a range of results. */
export function Mark({ row, x, y, colour }: MarkProps) {
  if (row.range) {
    const [least, most] = row.range.map(x) as [number, number];
    return (
      <rect
        x={at(least)}
        y={y - 7}
        width={at(most - least)}
        height="14"
        rx="3"
        fill={sunk}
        stroke={colour}
        strokeWidth="2.2"
        strokeDasharray="5 5"
      />
    );
  }
  if (row.value === null) return null;
  const ends = row.interval?.map((end) => `M${at(x(end))} ${String(y - 5)}v10`).join('') ?? '';
  return (
    <>
      {row.interval ? (
        <path
          d={`M${at(x(row.interval[0]))} ${String(y)}H${at(x(row.interval[1]))}${ends}`}
          stroke={colour}
          strokeWidth="2.2"
        />
      ) : null}
      <rect
        x={at(x(row.value) - 6.5)}
        y={y - 6.5}
        width="13"
        height="13"
        fill={row.interval ? colour : sunk}
        stroke={colour}
        strokeWidth="2.4"
      />
    </>
  );
}
