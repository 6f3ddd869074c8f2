import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** Tells that somebody has paid for the therapist, until it is taken or declined. */
export function WaitingInvitations({ from }: { from: readonly string[] }) {
  if (from.length === 0) return null;
  const who = new Intl.ListFormat('en-AU').format([...new Set(from)]);
  return (
    <Notice title={from.length === 1 ? 'An invitation waits for you' : `${from.length} invitations wait for you`}>
      <p className="[overflow-wrap:anywhere]">From {who}.</p>
      <div className="mt-4">
        <LinkButton href="/account/invitations" prefetch={false}>
          {from.length === 1 ? 'See the invitation' : 'See the invitations'}
        </LinkButton>
      </div>
    </Notice>
  );
}
