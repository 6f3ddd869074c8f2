/** Half a body is written as "x y" from the middle line outwards; the other half is its mirror. */
export type Point = readonly [x: number, y: number];

export const middle = 140;
export const width = 280;
export const height = 664;

export function points(written: string): Point[] {
  return written.split(',').map((pair) => {
    const [x = 0, y = 0] = pair.trim().split(' ').map(Number);
    return [x, y];
  });
}

const at = (value: number) => String(Math.round(value * 10) / 10);

/** The bends of a smooth line through points, without the move to its start. */
function bends(line: readonly Point[]): string {
  const point = (index: number) => line[Math.min(Math.max(index, 0), line.length - 1)] ?? [0, 0];
  return line
    .slice(1)
    .map((to, index) => {
      const [before, from, after] = [point(index - 1), point(index), point(index + 2)];
      const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
      const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
      return `C${[...first, ...second, ...to].map(at).join(' ')}`;
    })
    .join('');
}

/** Where a point of the half lies on the page: `side` −1 is on the viewer’s left. */
const placed = (line: readonly Point[], side: 1 | -1): Point[] => line.map(([x, y]) => [middle + side * x, y]);

export type Side = 'left' | 'right' | 'both';

/** A smooth open line of one half, on one side of the page or on both. */
export function strokes(written: string, side: Side = 'both'): string {
  const sides = side === 'both' ? ([-1, 1] as const) : ([side === 'left' ? -1 : 1] as const);
  return sides
    .map((each) => {
      const line = placed(points(written), each);
      const [[x, y] = [0, 0]] = line;
      return `M${at(x)} ${at(y)}${bends(line)}`;
    })
    .join('');
}

/** A closed area of one half, stretch by stretch, with corners between them; `both` joins it with its mirror. */
export function area(stretches: string, side: Side): string {
  const half = stretches.split(';').map(points);
  const sides = side === 'both' ? ([-1, 1] as const) : ([side === 'left' ? -1 : 1] as const);
  const around = sides.flatMap((each, index) =>
    index === 0
      ? half.map((line) => placed(line, each))
      : half.toReversed().map((line) => placed(line.toReversed(), each)),
  );
  const path = around.map((line, index) => {
    const [[x, y] = [0, 0]] = line;
    return `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}${bends(line)}`;
  });
  return `${path.join('')}Z`;
}
