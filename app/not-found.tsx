import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Page>
      <PageHeading
        title="Nothing at this address"
        lead="The page may have moved, or the address may have a slip in it. Nothing of yours is lost."
      />
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/courses">See the courses</LinkButton>
        <LinkButton href="/verify" variant="quiet">
          Verify a certificate
        </LinkButton>
      </div>
    </Page>
  );
}
