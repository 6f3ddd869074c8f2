import type { Metadata } from 'next';
import { ActForm } from '#components/admin/act-form.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { eraseMessage, goneOnErasure, keptOnErasure } from '#lib/account/messages/erasure.ts';
import { isFreshSignIn } from '#lib/account/rules/erasure.ts';
import { readSessionToken } from '#lib/auth/browser.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { findSession } from '#lib/auth/sessions.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { eraseAccountAction, signInAgainAction } from './actions.ts';

export const metadata: Metadata = { title: 'Your data', robots: { index: false } };
export const dynamic = 'force-dynamic';

function SignInAgain() {
  return (
    <>
      <Notice tone="attention">{eraseMessage('sign-in-again')}</Notice>
      <form action={signInAgainAction}>
        <Button type="submit" variant="quiet">
          Sign in again
        </Button>
      </form>
    </>
  );
}

function EraseForm({ email }: { email: string }) {
  return (
    <ActForm
      action={eraseAccountAction}
      tone="danger"
      reviewLabel="Erase my account…"
      fields={[
        {
          kind: 'email',
          name: 'typedEmail',
          label: 'Your address',
          help: `Type ${email} to say that you mean this account.`,
          maxLength: 320,
        },
      ]}
    />
  );
}

export default async function DataPage() {
  const viewer = await requireViewer('/account/settings/data');
  const token = await readSessionToken();
  const at = now();
  const session = token ? await findSession(db(), token, at) : null;
  const isFresh = isFreshSignIn(session?.createdAt ?? null, at);
  return (
    <Page>
      <PageHeading title="Your data" lead="Take a copy of all that we hold of you, or erase your account." />
      <Section title="Take a copy">
        <p className="mb-5 max-w-[40em]">
          One ZIP file: everything as JSON, the lists as CSV for a spreadsheet, and the files of your CPD log.
        </p>
        <LinkButton href="/account/settings/data/download" variant="quiet" prefetch={false}>
          Download my data
        </LinkButton>
      </Section>
      <Section title="Erase the account" id="erase">
        <h3 className="mb-3 font-serif text-xl">What goes, at once and for good</h3>
        <ul className="max-w-[42em] list-disc space-y-1.5 pl-6">
          {goneOnErasure.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <h3 className="mt-8 mb-3 font-serif text-xl">What stays, and why</h3>
        <dl className="mb-8 max-w-[42em]">
          {keptOnErasure.map(({ what, why }) => (
            <div key={what} className="border-t border-line py-3.5">
              <dt className="font-medium">{what}</dt>
              <dd className="mt-1 text-muted">{why}</dd>
            </div>
          ))}
        </dl>
        {viewer.role === 'admin' ? (
          <Notice>{eraseMessage('admin')}</Notice>
        ) : isFresh ? (
          <EraseForm email={viewer.email} />
        ) : (
          <SignInAgain />
        )}
      </Section>
    </Page>
  );
}
