import type { ReactNode } from 'react';
import { Words, nerve, sunk } from './drawing.tsx';
import { FindingMark } from './plot-findings.tsx';

const signs = {
  interval: (
    <>
      <path d="M10 0H42M10 -5v10M42 -5v10" stroke={nerve} strokeWidth="2.2" />
      <rect x="19.5" y="-6.5" width="13" height="13" fill={nerve} />
    </>
  ),
  open: <rect x="19.5" y="-6.5" width="13" height="13" fill={sunk} stroke={nerve} strokeWidth="2.4" />,
  range: <rect x="10" y="-7" width="32" height="14" rx="3" stroke={nerve} strokeWidth="2.2" strokeDasharray="5 5" />,
  between: <FindingMark x={26} y={0} kind="between" />,
  within: <FindingMark x={26} y={0} kind="within" />,
  review: <FindingMark x={26} y={0} kind="review" />,
} as const satisfies Record<string, ReactNode>;

interface KeyProps {
  y: number;
  entries: readonly (readonly [sign: keyof typeof signs, words: string])[];
}

export const keyHeight = (entries: number): number => 20 + entries * 28;

/** What the signs of a plot mean. */
export function Key({ y, entries }: KeyProps) {
  return entries.map(([sign, words], index) => (
    <g key={sign} transform={`translate(0 ${String(y + 20 + index * 28)})`}>
      {signs[sign]}
      <Words x={54} y={6}>
        {words}
      </Words>
    </g>
  ));
}
