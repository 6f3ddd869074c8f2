import { at, nerve } from '#components/figures/drawing.tsx';

export type Bar = { readonly from: number; readonly to: number; readonly height: number; readonly fill?: string };

/** Bars that stand on a line, each from one place to another. */
export function Bars({
  bars,
  x,
  y,
}: {
  bars: readonly Bar[];
  x: (value: number) => number;
  y: (value: number) => number;
}) {
  return bars.map(({ from, to, height, fill = nerve }) =>
    height > 0 ? (
      <path
        key={from}
        d={`M${at(x(from) + 1)} ${at(y(0))}V${at(y(height))}H${at(x(to) - 1)}V${at(y(0))}Z`}
        fill={fill}
      />
    ) : null,
  );
}
