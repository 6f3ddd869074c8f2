import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { readBrowserToken } from '#lib/auth/browser.ts';
import { signInMessage } from '#lib/auth/messages.ts';
import { getPendingSignIn } from '#lib/auth/queries.ts';
import { limits } from '#lib/auth/rules.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { isMailboxOpen } from '#lib/email/mailbox.ts';
import { now } from '#lib/time/clock.ts';
import { enterCodeAction, requestSignInAction } from '../actions.ts';
import { EmailForm } from '../email-form.tsx';
import { CodeForm } from './code-form.tsx';

export const metadata: Metadata = { title: 'Check your e-mail', robots: { index: false } };

function MailboxLink() {
  if (!isMailboxOpen()) return null;
  return (
    <Notice title="Demonstration: no e-mail leaves this machine.">
      <Link className="link" href="/dev/mailbox" prefetch={false}>
        Open the local mailbox
      </Link>
    </Notice>
  );
}

export default async function CheckPage() {
  const pending = await getPendingSignIn(db(), await readBrowserToken(), now());
  if (!pending) redirect((await currentViewer()) ? '/account' : '/sign-in');
  const canType = pending.state === 'good';
  return (
    <Page width="narrow">
      <PageHeading
        title="Check your e-mail"
        lead={
          <>
            We sent a message to{' '}
            <strong className="font-medium text-ink [overflow-wrap:anywhere]">{pending.email}</strong>. It works for{' '}
            {limits.challengeMinutes} minutes.
          </>
        }
      />
      <MailboxLink />
      {canType ? (
        <>
          <p className="mb-6">
            Open the link in it, on any device. Or type its code here: it works only in this browser.
          </p>
          <CodeForm action={enterCodeAction} />
        </>
      ) : (
        <Notice tone="attention">{signInMessage(pending.state)}</Notice>
      )}
      <Section title={canType ? 'Nothing there?' : 'Ask again'}>
        {canType ? (
          <p className="mb-6">
            Look among unwanted mail. Correct the address if it is wrong, or ask again: a new e-mail replaces the one
            before.
          </p>
        ) : null}
        <EmailForm action={requestSignInAction} next={pending.nextPath} email={pending.email} isAgain={canType} />
      </Section>
    </Page>
  );
}
