import type { ReactNode } from 'react';

type Tone = 'good' | 'attention' | 'plain';

const edges: Record<Tone, string> = { good: 'border-nerve', attention: 'border-touch', plain: 'border-line' };
const inks: Record<Tone, string> = { good: 'text-nerve', attention: 'text-touch', plain: 'text-muted' };

/** A line of an answer: what it is in words above it, and why below. */
export function Line({
  tone,
  label,
  text,
  children,
}: {
  tone: Tone;
  label: string | null;
  text: string;
  children?: ReactNode;
}) {
  return (
    <li className={`border-l-4 py-1 pl-4 ${edges[tone]}`}>
      {label ? <p className={`text-sm font-medium ${inks[tone]}`}>{label}</p> : null}
      <p className={label ? 'font-medium' : ''}>{text}</p>
      {children}
    </li>
  );
}

export function Why({ children }: { children: string | null }) {
  return children ? <p className="mt-0.5 text-muted">{children}</p> : null;
}
