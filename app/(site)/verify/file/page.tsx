import type { Metadata } from 'next';
import Link from 'next/link';
import { UploadForm } from '#components/certificate/upload-form.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { checkUpload } from './actions.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = {
  title: 'Check a file',
  description:
    'Upload a certificate or badge file and see whether it is ours, unaltered and still valid. No account needed, nothing is kept.',
};

export default function VerifyFilePage() {
  return (
    <Page>
      <PageHeading
        kicker="Verify a certificate"
        title="Check a file"
        lead="The PDF, the badge or its text: see whether it is ours, whether anything in it was changed, and whether it still stands."
      />
      <UploadForm action={checkUpload} />
      <Section title="What happens to the file">
        <div className="prose-reading space-y-4">
          <p>
            It is read, answered and forgotten. It is not stored, no part of it is written to a log, and the answer has
            no address that somebody else could open.
          </p>
          <p>
            A badge of another issuer is checked too, as far as that goes without asking anyone: its form, its dates,
            and its signature where the key came along or is in the badge’s own name.
          </p>
          <p>
            Only the code?{' '}
            <Link className="link" href="/verify">
              Type it instead
            </Link>
            . No connection?{' '}
            <a className="link" href="/verify/offline">
              Keep the page that checks a QR code offline
            </a>
            .
          </p>
        </div>
      </Section>
    </Page>
  );
}
