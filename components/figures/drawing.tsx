import type { ReactNode } from 'react';

export const ink = 'var(--color-ink)';
export const muted = 'var(--color-muted)';
export const nerve = 'var(--color-nerve)';
export const touch = 'var(--color-touch)';
export const gold = 'var(--color-gold)';
export const line = 'var(--color-line)';
export const control = 'var(--color-control)';
export const sunk = 'var(--color-sunk)';
export const raised = 'var(--color-raised)';

export type Point = readonly [x: number, y: number];

/** A number as path data needs it. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

export const span = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The same small disorder on every drawing: a number from 0 to 1 for each seed. */
export const stray = (seed: number): number => {
  const wave = Math.sin(seed * 127.1 + 11.7) * 43758.5453;
  return wave - Math.floor(wave);
};

/** A smooth path through points. */
export function smooth(points: readonly Point[], isClosed = false): string {
  const point = (index: number): Point => {
    const wrapped = isClosed
      ? (index + points.length) % points.length
      : Math.min(Math.max(index, 0), points.length - 1);
    return points[wrapped] ?? [0, 0];
  };
  const bends = span(isClosed ? points.length : points.length - 1).map((index) => {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)];
    const first: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${[...first, ...second, ...to].map(at).join(' ')}`;
  });
  return `M${at(point(0)[0])} ${at(point(0)[1])}${bends.join('')}${isClosed ? 'Z' : ''}`;
}

/** Points written as "x y, x y". */
export const points = (written: string): Point[] =>
  written.split(',').map((pair) => {
    const [x = 0, y = 0] = pair.trim().split(' ').map(Number);
    return [x, y];
  });

interface WordsProps {
  x: number;
  y: number;
  children: ReactNode;
  isStrong?: boolean;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

/** One line of text in a drawing 400 units wide: 17 units are 14 px on a narrow phone. */
export function Words({ x, y, children, isStrong = false, fill, anchor = 'start' }: WordsProps) {
  return (
    <text
      x={x}
      y={y}
      fontSize={isStrong ? 18 : 17}
      fontWeight={isStrong ? 600 : 400}
      fill={fill ?? (isStrong ? ink : muted)}
      textAnchor={anchor}
    >
      {children}
    </text>
  );
}

interface LabelProps {
  x: number;
  y: number;
  name: string;
  lines?: readonly string[];
  anchor?: 'start' | 'middle' | 'end';
}

/** A name with up to three lines of detail under it. */
export function Label({ x, y, name, lines = [], anchor = 'start' }: LabelProps) {
  return (
    <>
      <Words x={x} y={y} isStrong anchor={anchor}>
        {name}
      </Words>
      {lines.map((text, index) => (
        <Words key={text} x={x} y={y + 22 * (index + 1)} anchor={anchor}>
          {text}
        </Words>
      ))}
    </>
  );
}

interface FigureProps {
  name: string;
  title: string;
  description: string;
  height: number;
  caption: ReactNode;
  children: ReactNode;
  below?: ReactNode;
}

/** A drawing 400 units wide with its words for those who do not see it. */
export function Figure({ name, title, description, height, caption, children, below }: FigureProps) {
  return (
    <figure className="my-10 rounded-[14px] bg-sunk px-2 py-5 font-sans sm:p-8">
      <svg
        viewBox={`0 0 400 ${String(height)}`}
        role="img"
        aria-labelledby={`${name}-title ${name}-desc`}
        className="mx-auto block w-full max-w-[30rem]"
        fontFamily="var(--font-sans)"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <title id={`${name}-title`}>{title}</title>
        <desc id={`${name}-desc`}>{description}</desc>
        {children}
      </svg>
      {below}
      <figcaption className="mx-auto mt-5 max-w-[30rem] px-2 text-sm text-muted sm:px-0">{caption}</figcaption>
    </figure>
  );
}

interface ColumnsProps {
  columns: readonly { name: string; items: readonly string[] }[];
}

/** Short lists under a drawing, side by side where there is room. */
export function Columns({ columns }: ColumnsProps) {
  return (
    <div className="mx-auto mt-6 grid max-w-[30rem] gap-x-8 gap-y-5 px-2 text-base leading-snug sm:grid-cols-2 sm:px-0">
      {columns.map(({ name, items }) => (
        <div key={name} className="border-t border-control pt-2">
          <p className="font-semibold">{name}</p>
          <ul className="mt-1 space-y-2 text-muted">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
