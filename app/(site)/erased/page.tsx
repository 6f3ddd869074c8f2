import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';

export const metadata: Metadata = { title: 'Your account is erased', robots: { index: false, follow: false } };

export default function ErasedPage() {
  return (
    <Page>
      <PageHeading
        title="Your account is erased"
        lead="This browser is signed out. Your address and names are gone from the account; certificates that were issued to you keep resolving under their codes."
      />
      <p className="mb-6 max-w-[40em]">
        What stays, why and for how long is on the privacy page. If you sign in with the same address again, that is a
        new and empty account.
      </p>
      <LinkButton href="/legal/privacy" variant="quiet">
        Read the privacy page
      </LinkButton>
    </Page>
  );
}
