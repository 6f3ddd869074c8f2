import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';

/** The same for a link that has ended, was withdrawn or never was: nobody learns which by trying. */
export default function EndedLink() {
  return (
    <Page>
      <PageHeading
        title="This link shows nothing"
        lead="It may have ended or been withdrawn, or the address may have a slip in it. Whoever sent it to you can make a new one."
      />
      <LinkButton href="/verify" variant="quiet">
        Verify a certificate by its code
      </LinkButton>
    </Page>
  );
}
