import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { signInMessage } from '#lib/auth/messages.ts';
import { getLink } from '#lib/auth/queries.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { confirmLinkAction } from '../actions.ts';
import { ConfirmForm } from './confirm-form.tsx';

/**
 * The address of this page holds the token: no other site may learn it. Not `no-referrer`: a form posted without scripts
 * would then carry the Origin "null", which is refused.
 */
export const metadata: Metadata = { title: 'Confirm sign-in', robots: { index: false }, referrer: 'same-origin' };
export const dynamic = 'force-dynamic';

export default async function ConfirmPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token: given } = await searchParams;
  const token = typeof given === 'string' ? given : '';
  const link = await getLink(db(), token, now());
  if (link.state !== 'good') {
    return (
      <Page width="narrow">
        <PageHeading title="This link no longer works" />
        <Notice tone="attention">{signInMessage(link.state)}</Notice>
        <LinkButton href="/sign-in">Ask for a new link</LinkButton>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <PageHeading
        title="One more press"
        lead={
          <>
            Sign in here as <strong className="font-medium text-ink [overflow-wrap:anywhere]">{link.email}</strong>.
          </>
        }
      />
      <ConfirmForm action={confirmLinkAction} token={token} />
      <p className="mt-8 text-muted">If that is not your address, close this page: nothing has happened yet.</p>
    </Page>
  );
}
