import type { Metadata } from 'next';
import Link from 'next/link';
import { ActForm } from '#components/admin/act-form.tsx';
import { InvitationFacts, WhatIsSeen } from '#components/payments/invitation.tsx';
import { PressForm } from '#components/payments/press-form.tsx';
import { SeatDone } from '#components/payments/seat-done.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Checkbox } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { listMyInvitations } from '#lib/payments/queries-invitations.ts';
import type { MyInvitation } from '#lib/payments/schema/seats.ts';
import { acceptAction, declineAction, shareAction } from './actions.ts';

export const metadata: Metadata = { title: 'Invitations' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InvitationsPage({ searchParams }: Props) {
  const viewer = await requireViewer('/account/invitations');
  const [invitations, { done }] = await Promise.all([listMyInvitations(db(), viewer), searchParams]);
  return (
    <Page>
      <nav aria-label="Back" className="mb-6">
        <Link className="link inline-flex min-h-11 items-center" href="/account">
          My learning
        </Link>
      </nav>
      <PageHeading
        title="Invitations"
        lead={
          <>
            What was sent to <strong className="font-medium text-ink [overflow-wrap:anywhere]">{viewer.email}</strong>.
          </>
        }
      />
      <SeatDone done={done} />
      {invitations.length === 0 ? (
        <Empty title="Nothing here" action={<LinkButton href="/account">My learning</LinkButton>}>
          If somebody told you of an invitation or a gift, ask which address they sent it to, and sign in with that one.
        </Empty>
      ) : (
        <ul className="border-b border-line">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="border-t border-line py-8">
              <InvitationFacts invitation={invitation} />
              {invitation.state === 'waiting' ? <Waiting invitation={invitation} /> : null}
              {invitation.state === 'accepted' && invitation.kind === 'seat' ? (
                <Sharing invitation={invitation} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** Yes, with or without consent, or no. */
function Waiting({ invitation: { id, kind, from } }: { invitation: MyInvitation }) {
  return (
    <>
      {kind === 'seat' ? <WhatIsSeen from={from} /> : null}
      <div className="mt-6">
        <PressForm
          action={acceptAction}
          hidden={{ invitationId: id }}
          label={kind === 'gift' ? 'Take the gift' : 'Take the seat'}
          pendingLabel="Enrolling you…"
        >
          {kind === 'seat' ? (
            <Checkbox name={`share-${id}`} value="yes" label={`Let ${from} see my score and my certificate`} />
          ) : null}
        </PressForm>
      </div>
      <div className="mt-4">
        <ActForm
          action={declineAction}
          hidden={{ invitationId: id }}
          fields={[]}
          reviewLabel="Decline…"
          tone="danger"
        />
      </div>
    </>
  );
}

/** The consent, and the way out of it. */
function Sharing({ invitation: { id, from, sharesResult } }: { invitation: MyInvitation }) {
  return (
    <>
      <WhatIsSeen from={from} />
      <p className="mt-4 font-medium">
        {sharesResult
          ? `You let ${from} see your score and your certificate.`
          : `${from} does not see your score or your certificate.`}
      </p>
      <div className="mt-4">
        <PressForm
          action={shareAction}
          hidden={{ invitationId: id, share: sharesResult ? 'no' : 'yes' }}
          label={sharesResult ? 'Stop sharing' : 'Share my score and certificate'}
          pendingLabel="Saving…"
          variant="quiet"
        />
      </div>
    </>
  );
}
