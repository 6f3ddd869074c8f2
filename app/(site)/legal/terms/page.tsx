import type { Metadata } from 'next';
import Link from 'next/link';
import { TextPage } from '#components/site/text-page.tsx';

export const metadata: Metadata = { title: 'Terms', description: 'The terms of the Afferent courses, in plain words.' };

export default function TermsPage() {
  return (
    <TextPage
      title="Terms"
      lead="The agreement between you and the provider, in plain words. Awaiting review by a lawyer before the first public sale."
    >
      <h2>What you buy</h2>
      <p>
        Access to one version of a course for the months stated on its page, the quiz with free retakes, and, on
        passing, a certificate. The price includes all taxes that apply.
      </p>
      <h2>Your account is yours</h2>
      <p>
        You read, answer and pass yourself, and you give the name under which you practise. A certificate obtained by
        another person’s answers can be revoked.
      </p>
      <h2>Certificates</h2>
      <p>
        A certificate states facts as they stood on the day. It can be corrected, replaced or, for a stated reason,
        revoked; its public page says which. It stays verifiable after your access to the course has ended.
      </p>
      <h2>Whether it counts</h2>
      <p>
        Associations decide what counts for them. The certificate prints the minutes, the mode and the method so that
        they can decide, and we do not promise on their behalf.
      </p>
      <h2>What we ask</h2>
      <ul>
        <li>Do not enter details of your clients anywhere on this site.</li>
        <li>Do not copy modules or questions for others.</li>
        <li>Work within your own training, scope and insurance.</li>
      </ul>
      <h2>Money back</h2>
      <p>
        See the{' '}
        <Link className="link" href="/legal/refunds" prefetch={false}>
          refund terms
        </Link>
        .
      </p>
    </TextPage>
  );
}
