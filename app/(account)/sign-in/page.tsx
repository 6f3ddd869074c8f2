import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { providerMessage } from '#lib/auth/messages.ts';
import { safeNextPath } from '#lib/auth/rules.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { env } from '#lib/env.ts';
import { requestSignInAction } from './actions.ts';
import { EmailForm } from './email-form.tsx';
import { GoogleButton } from './google-button.tsx';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

/** next-auth hands back a full address of ours after its own errors; ours give a path. */
function nextOf(params: { next?: string | string[]; callbackUrl?: string | string[] }): string {
  const given = params.next ?? params.callbackUrl;
  const text = typeof given === 'string' ? given : '';
  return safeNextPath(text.startsWith(`${env().appUrl}/`) ? text.slice(env().appUrl.length) : text);
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next: givenNext, callbackUrl, error } = await searchParams;
  const next = nextOf({ ...(givenNext ? { next: givenNext } : {}), ...(callbackUrl ? { callbackUrl } : {}) });
  if (await currentViewer()) redirect(next);
  const problem = providerMessage(typeof error === 'string' ? error : undefined);
  return (
    <Page width="narrow">
      <PageHeading
        title="Sign in"
        lead="No password. We send you an e-mail with a link and a six-digit code; either one signs you in."
      />
      {problem ? <Notice tone="attention">{problem}</Notice> : null}
      <EmailForm action={requestSignInAction} next={next} />
      {env().google ? (
        <div className="mt-8 border-t border-line pt-8">
          <GoogleButton next={next} />
        </div>
      ) : null}
      <Section title="New here?">
        <p>
          The same form makes your account. An account costs nothing, and we ask for your name only when a certificate
          needs one.
        </p>
      </Section>
    </Page>
  );
}
