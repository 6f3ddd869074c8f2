import type { ReactNode } from 'react';

const tones = { info: 'border-control', attention: 'border-touch', good: 'border-nerve' } as const;

export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: keyof typeof tones;
  title?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`my-6 border-l-4 bg-sunk px-5 py-4 ${tones[tone]}`}>
      {title ? <p className="font-medium">{title}</p> : null}
      {children ? <div className={title ? 'mt-1.5' : ''}>{children}</div> : null}
    </div>
  );
}
