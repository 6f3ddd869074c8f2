import type { ReactNode } from 'react';
import { saveRefusalMessages } from '#lib/quiz/messages.ts';
import type { SaveRefusal } from '#lib/quiz/schema.ts';
import { Status } from '#components/ui/status.tsx';
import type { QueueView } from './answer-queue.ts';

function sentence(view: QueueView, signInUrl: string, resultUrl: string): ReactNode {
  switch (view.status) {
    case 'idle':
      return <span className="text-muted">Each answer is saved as you give it.</span>;
    case 'saving':
    case 'saved':
      return view.conflictAt === null ? (
        <Status tone="good">Saved</Status>
      ) : (
        <Status tone="attention">{`Question ${view.conflictAt}: ${saveRefusalMessages['changed-elsewhere']}`}</Status>
      );
    case 'retrying':
      return <Status tone="attention">Not saved yet: trying again. Your answers wait in this window.</Status>;
    case 'signed-out':
      return (
        <Status tone="attention">
          <span>
            Not saved yet: you are signed out.{' '}
            <a className="link" href={signInUrl} target="_blank" rel="noreferrer">
              Sign in in a new window
            </a>{' '}
            and your answers are saved.
          </span>
        </Status>
      );
    case 'closed': {
      const message =
        saveRefusalMessages[view.closedReason as SaveRefusal] ??
        'This answer could not be saved. Load the page again to see what is.';
      return (
        <Status tone="attention">
          <span>
            {message}{' '}
            <a className="link" href={resultUrl}>
              See where the paper stands
            </a>
          </span>
        </Status>
      );
    }
  }
}

/** Whether the answers have reached us. "Saving" is shown but not read out: only its end is news. */
export function SaveState({ view, resultUrl, signInUrl }: { view: QueueView; resultUrl: string; signInUrl: string }) {
  const isSaving = view.status === 'saving' && view.conflictAt === null;
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
        {isSaving ? '' : sentence(view, signInUrl, resultUrl)}
      </p>
    </div>
  );
}
