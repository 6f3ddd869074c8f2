import type { ReactNode } from 'react';

export type VerdictKind = 'valid' | 'expired' | 'superseded' | 'revoked' | 'unknown' | 'malformed' | 'too-many';

const shapes: Record<VerdictKind, ReactNode> = {
  valid: (
    <>
      <circle cx="28" cy="28" r="25" fill="none" stroke="currentColor" strokeWidth="3" />
      <path
        d="m17 29 8 8 15-18"
        fill="none"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  expired: (
    <>
      <circle cx="28" cy="28" r="25" fill="none" stroke="currentColor" strokeWidth="3" />
      <path
        d="M28 13v15l10 8"
        fill="none"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  superseded: (
    <>
      <path d="M28 3 53 28 28 53 3 28Z" fill="none" stroke="currentColor" strokeWidth="3" strokeLinejoin="round" />
      <path
        d="M18 28h19m-8-8 8 8-8 8"
        fill="none"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  revoked: (
    <>
      <path
        d="M18 4h20l14 14v20L38 52H18L4 38V18Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <path d="M18 28h20" fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" />
    </>
  ),
  unknown: <circle cx="28" cy="28" r="25" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="5 6" />,
  malformed: (
    <>
      <circle cx="28" cy="28" r="25" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="5 6" />
      <path d="M19 28h18" fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  'too-many': <circle cx="28" cy="28" r="25" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="2 6" />,
};

const colours: Record<VerdictKind, string> = {
  valid: 'text-nerve',
  expired: 'text-gold',
  superseded: 'text-gold',
  revoked: 'text-touch',
  unknown: 'text-muted',
  malformed: 'text-muted',
  'too-many': 'text-muted',
};

/** The answer to a check: a word as the page's heading, a shape of its own beside it, and what it means. */
export function Verdict({ kind, word, children }: { kind: VerdictKind; word: string; children: ReactNode }) {
  return (
    <header className="mb-10 flex items-start gap-5">
      <svg viewBox="0 0 56 56" aria-hidden="true" className={`mt-1 w-12 shrink-0 sm:w-14 ${colours[kind]}`}>
        {shapes[kind]}
      </svg>
      <div>
        <h1 className="text-4xl md:text-5xl">{word}</h1>
        <div className="mt-3 max-w-[36em] font-serif text-lg leading-relaxed">{children}</div>
      </div>
    </header>
  );
}

/** The same shapes beside an answer that is not a page of its own. */
export function UploadMark({ kind, children }: { kind: VerdictKind; children: ReactNode }) {
  return (
    <div className="flex items-start gap-5">
      <svg viewBox="0 0 56 56" aria-hidden="true" className={`mt-1 w-10 shrink-0 sm:w-12 ${colours[kind]}`}>
        {shapes[kind]}
      </svg>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
