import type { ReactNode } from 'react';

type Props = {
  name: string;
  title: string;
  height: number;
  /** What the plot shows and how to read it. */
  caption: ReactNode;
  /** The numbers behind it, as a table. */
  table: ReactNode;
  children: ReactNode;
};

/** A plot 400 units wide in the house's manner: the drawing for the eye, the same numbers in a table for everyone. */
export function PlotFrame({ name, title, height, caption, table, children }: Props) {
  return (
    <figure aria-labelledby={`${name}-title`} className="min-w-0 rounded-[14px] bg-sunk px-3 py-5 font-sans sm:p-7">
      <h3 id={`${name}-title`} className="mb-3 px-1 text-lg sm:px-0">
        {title}
      </h3>
      <svg
        viewBox={`0 0 400 ${height}`}
        aria-hidden="true"
        className="mx-auto block w-full max-w-[30rem]"
        fontFamily="var(--font-sans)"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
      <figcaption className="mt-4 px-1 text-sm text-muted sm:px-0">{caption}</figcaption>
      <details className="mt-2 px-1 sm:px-0">
        <summary className="min-h-11 py-2.5 text-sm font-medium">The numbers behind this plot</summary>
        <div className="max-h-[28rem] overflow-y-auto">{table}</div>
      </details>
    </figure>
  );
}
