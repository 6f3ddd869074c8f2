import { DateText } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { SessionLine } from '#lib/account/schema.ts';

type Props = {
  sessions: readonly SessionLine[];
  timeZone: string;
  endOne: (form: FormData) => Promise<void>;
  endOthers: () => Promise<void>;
};

/** Where someone is signed in, each place with its own way to end it. */
export function SessionList({ sessions, timeZone, endOne, endOthers }: Props) {
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-4 py-4">
            <div>
              <p className="font-medium">{session.browser}</p>
              <p className="mt-1 text-sm text-muted">
                Signed in <DateText value={session.createdAt} timeZone={timeZone} withTime />. Last seen{' '}
                <DateText value={session.lastSeenAt} timeZone={timeZone} withTime />.
              </p>
              {session.isThisDevice ? (
                <p className="mt-1 text-sm">
                  <Status tone="good">This device</Status>
                </p>
              ) : null}
            </div>
            <form action={endOne}>
              <input type="hidden" name="sessionId" value={session.id} />
              <SubmitButton variant="quiet" pendingLabel="Ending">
                {session.isThisDevice ? (
                  'Sign out here'
                ) : (
                  <>
                    End<span className="sr-only"> the session of {session.browser}</span>
                  </>
                )}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form action={endOthers} className="mt-6">
          <SubmitButton variant="danger" pendingLabel="Ending the others">
            End all others
          </SubmitButton>
        </form>
      ) : null}
    </>
  );
}
