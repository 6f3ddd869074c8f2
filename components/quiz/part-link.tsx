'use client';

import type { MouseEvent, ReactNode } from 'react';
import type { Part } from './part.ts';
import { queryOf } from './part.ts';
import { useSession } from './session.ts';

/** A link to another part of the paper. With a script it needs no connection; without one the server shows the part. */
export function PartLink({
  to,
  className = 'link inline-flex min-h-11 items-center',
  label,
  isCurrent = false,
  children,
}: {
  to: Part;
  className?: string;
  label?: string;
  isCurrent?: boolean;
  children: ReactNode;
}) {
  const { go, paperUrl } = useSession();
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!isCurrent) go(to);
  };
  return (
    <a
      href={`${paperUrl}${queryOf(to)}`}
      onClick={onClick}
      className={className}
      {...(label ? { 'aria-label': label } : {})}
      {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
    >
      {children}
    </a>
  );
}
