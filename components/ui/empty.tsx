import type { ReactNode } from 'react';

export function Empty({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="border-y border-line py-12">
      <h2 className="text-2xl">{title}</h2>
      {children ? <div className="mt-3 max-w-[36em] text-muted">{children}</div> : null}
      {action ? <div className="mt-6">{action}</div> : null}
    </div>
  );
}
