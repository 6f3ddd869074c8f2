import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { authSecret } from '#lib/auth/secret.ts';
import { openStopToken } from '#lib/cpd-log/reminders/stop-token.ts';
import { stopRemindersAction } from './actions.ts';

/** Not `no-referrer`: a form posted without scripts would then carry the Origin "null", which is refused. */
export const metadata: Metadata = { title: 'Stop reminders', robots: { index: false }, referrer: 'same-origin' };

function Stopped() {
  return (
    <Page width="narrow">
      <PageHeading
        title="The reminders are stopped"
        lead="No more mail about CPD periods or dates that lapse. Certificates and receipts still come."
      />
      <p className="mb-6">
        Your log, your bodies and your dates are as they were. You can turn reminders on again there.
      </p>
      <LinkButton href="/account/cpd/bodies#reminders" variant="quiet">
        Bodies and dates
      </LinkButton>
    </Page>
  );
}

function Unknown() {
  return (
    <Page width="narrow">
      <PageHeading
        title="This link is not whole"
        lead="It may have been cut off on its way. Copy the whole address from the message, or turn reminders off in your account."
      />
      <LinkButton href="/account/cpd/bodies#reminders">Turn them off in my account</LinkButton>
    </Page>
  );
}

export default async function StopRemindersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { link: given, done } = await searchParams;
  if (done === 'stopped') return <Stopped />;
  const link = typeof given === 'string' ? given : '';
  if (done !== undefined || openStopToken(link, authSecret()) === null) return <Unknown />;
  return (
    <Page width="narrow">
      <PageHeading title="Stop CPD reminders?" lead="One press. Nothing has happened yet." />
      <form action={stopRemindersAction}>
        <input type="hidden" name="link" value={link} />
        <SubmitButton pendingLabel="Stopping them">Stop the reminders</SubmitButton>
      </form>
      <p className="mt-8 text-muted">
        They tell you by e-mail before a CPD period ends or first aid, insurance or a membership lapses. To keep them,
        close this page.
      </p>
    </Page>
  );
}
