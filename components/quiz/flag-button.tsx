'use client';

import { questionsNow, useSession } from './session.ts';

/** Flags a question to come back to, or takes the flag off. Without a script it sends the form, which saves the page too. */
export function FlagButton({ position }: { position: number }) {
  const session = useSession();
  const isFlagged = questionsNow(session).some((question) => question.position === position && question.flagged);
  if (session.view.status === 'closed') return null;
  return (
    <button
      type="submit"
      name="flag"
      value={`${position}:${isFlagged ? 'off' : 'on'}`}
      data-flag={position}
      className="-ml-2 inline-flex min-h-11 items-center gap-2 px-2 text-sm underline decoration-1 underline-offset-4 hover:text-nerve"
    >
      <svg viewBox="0 0 14 14" aria-hidden="true" className={`size-4 ${isFlagged ? 'text-touch' : ''}`}>
        <path
          d="M3 1.5v11M3 2h8l-2.2 2.6L11 7.2H3"
          fill={isFlagged ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeLinejoin="round"
        />
      </svg>
      {isFlagged ? 'Flagged. Take the flag off' : 'Flag to come back to'}
      <span className="sr-only">{`question ${position}`}</span>
    </button>
  );
}
