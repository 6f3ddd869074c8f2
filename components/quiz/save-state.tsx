'use client';

import type { ReactNode } from 'react';
import { Status } from '#components/ui/status.tsx';
import { saveRefusalMessages } from '#lib/quiz/messages.ts';
import type { SaveRefusal } from '#lib/quiz/schema.ts';
import type { QueueView } from './queued.ts';
import { useSession } from './session.ts';

function waitingWords(count: number): string {
  return count === 1 ? 'One change waits' : `${count} changes wait`;
}

function SignIn({ paperUrl, children }: { paperUrl: string; children: ReactNode }) {
  return (
    <a className="link" href={`/sign-in?next=${encodeURIComponent(paperUrl)}`} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function sentence(view: QueueView, paperUrl: string, resultUrl: string): ReactNode {
  const waiting = waitingWords(view.pendingCount);
  switch (view.status) {
    case 'idle':
      return <span className="text-muted">Each answer is saved as you give it.</span>;
    case 'saving':
    case 'saved':
      return <Status tone="good">Saved</Status>;
    case 'retrying':
      return (
        <Status tone="attention">{`No connection. ${waiting} on this device and will be sent when it is back. You can go on.`}</Status>
      );
    case 'signed-out':
      return (
        <Status tone="attention">
          <span>
            {`You are signed out. ${waiting} on this device. `}
            <SignIn paperUrl={paperUrl}>Sign in in a new window</SignIn>, then come back here.
          </span>
        </Status>
      );
    case 'not-yours':
      return (
        <Status tone="attention">
          <span>
            {`Somebody else is signed in in this browser, so nothing is sent. ${waiting} on this device for you. `}
            <SignIn paperUrl={paperUrl}>Sign in as yourself</SignIn>, then come back here.
          </span>
        </Status>
      );
    case 'closed':
      return (
        <Status tone="attention">
          <span>
            {`${saveRefusalMessages[view.closedReason as SaveRefusal] ?? 'This paper takes no more answers.'} `}
            <a className="link" href={resultUrl}>
              {view.closedReason === 'finished' ? 'See the result' : 'See where the paper stands'}
            </a>
          </span>
        </Status>
      );
  }
}

/** Whether the answers have reached us. "Saving" is shown but not read out: only its end is news. */
export function SaveState() {
  const { view, paperUrl, resultUrl } = useSession();
  const isSaving = view.status === 'saving';
  return (
    <div
      className="sticky top-0 z-[1] mb-6 flex min-h-11 items-center border-b border-line bg-paper py-2 text-sm"
      data-save-state={view.status}
    >
      {isSaving ? (
        <span aria-hidden="true" className="text-muted">
          Saving…
        </span>
      ) : null}
      <p role="status" className={isSaving ? 'sr-only' : ''}>
        {isSaving ? '' : sentence(view, paperUrl, resultUrl)}
      </p>
    </div>
  );
}
