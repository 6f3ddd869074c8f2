import type { ReactNode } from 'react';

const tones = {
  good: { text: 'text-nerve', shape: <circle cx="6" cy="6" r="5" fill="currentColor" /> },
  attention: { text: 'text-touch', shape: <path d="M6 0.5 11.5 6 6 11.5 0.5 6Z" fill="currentColor" /> },
  quiet: {
    text: 'text-muted',
    shape: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
} as const;

/** A state in a word, with a shape beside it: colour never speaks alone. */
export function Status({ tone = 'quiet', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${tones[tone].text}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {tones[tone].shape}
      </svg>
      {children}
    </span>
  );
}
