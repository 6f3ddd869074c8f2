import type { ReactNode } from 'react';

/** A figure with its interval under it, which never breaks in two. */
export function Value({ children, interval }: { children: ReactNode; interval?: string | null | undefined }) {
  return (
    <span className="inline-block">
      <span className="whitespace-nowrap">{children}</span>
      {interval ? <span className="block whitespace-nowrap text-sm font-normal text-muted">{interval}</span> : null}
    </span>
  );
}
