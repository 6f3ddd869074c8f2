import type { Metadata } from 'next';
import Link from 'next/link';
import { CodeForm } from '#components/certificate/code-form.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';

export const metadata: Metadata = {
  title: 'Verify a certificate',
  description:
    'Type the code of an Afferent certificate and see whether it is valid, expired, superseded or revoked. No account needed.',
};

const answers = [
  { word: 'Valid', text: 'We issued it and it stands. Every fact on the paper is shown for you to compare.' },
  { word: 'Expired', text: 'We issued it, and its last day is past. The page says which day that was.' },
  { word: 'Superseded', text: 'We issued it, then corrected it. The page leads to the newer certificate.' },
  { word: 'Revoked', text: 'We issued it and have withdrawn it. The page says when.' },
  { word: 'Unknown', text: 'We never issued a certificate with that code.' },
];

export default function VerifyPage() {
  return (
    <Page>
      <PageHeading
        title="Verify a certificate"
        lead="For associations, insurers, employers and clients. Scan the QR code, or type the code printed beside it."
      />
      <CodeForm />
      <p className="mt-6 text-muted">
        Holding a file instead?{' '}
        <Link className="link" href="/verify/file">
          Check a PDF or a badge
        </Link>
        . For places without a connection,{' '}
        <a className="link" href="/verify/offline">
          keep the page that checks a QR code offline
        </a>
        .
      </p>
      <Section title="What the answer can be">
        <dl className="border-b border-line">
          {answers.map(({ word, text }) => (
            <div key={word} className="grid gap-1 border-t border-line py-3.5 sm:grid-cols-[9rem_1fr] sm:gap-6">
              <dt className="font-medium">{word}</dt>
              <dd className="text-muted">{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="How to be sure">
        <div className="prose-reading space-y-4">
          <p>
            Each certificate carries a line drawing that is made from its own code. The page draws it again: if the
            drawing on the paper differs, the paper does not belong to the code.
          </p>
          <p>Check that the address in your browser is ours. Anyone can print a QR code that leads elsewhere.</p>
          <p>
            Nobody can search for a person here. Whoever shows you a certificate has given you its code, and the page
            shows what the paper shows, no more.
          </p>
        </div>
      </Section>
    </Page>
  );
}
