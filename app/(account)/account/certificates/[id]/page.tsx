import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AddToLinkedIn, BadgeDownloads } from '#components/certificate/badge-downloads.tsx';
import { CertificateSheet } from '#components/certificate/certificate-sheet.tsx';
import { FullFacts } from '#components/certificate/full-facts.tsx';
import { History } from '#components/certificate/history.tsx';
import { ShareLink } from '#components/certificate/share-link.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { verifyUrl } from '#lib/certificate/address.ts';
import { showCode } from '#lib/certificate/code.ts';
import { getMine } from '#lib/certificate/queries/mine.ts';
import { badgeAlt } from '#lib/certificate/messages.ts';
import { linkedInUrl } from '#lib/certificate/rules/linkedin.ts';
import { linesToAdd } from '#lib/certificate/queries/lines.ts';
import { rosettePaths } from '#lib/certificate/rosette.ts';
import type { MyCertificate } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { BodyLines } from './body-lines.tsx';

export const metadata: Metadata = { title: 'Certificate' };

function StateNotice({ mine }: { mine: MyCertificate }) {
  switch (mine.status) {
    case 'valid':
      return null;
    case 'expired':
      return (
        <Notice tone="attention" title="This certificate has expired">
          <p>
            {mine.certificate.validUntil ? (
              <>
                Its last day was <DateText value={mine.certificate.validUntil} />.{' '}
              </>
            ) : null}
            The learning stays in your log; it no longer counts as current.
          </p>
        </Notice>
      );
    case 'superseded':
      return (
        <Notice tone="attention" title="A corrected certificate has taken this one’s place">
          <p>
            Since <DateText value={mine.statusSince} />.{' '}
            {mine.supersededBy ? (
              <a className="link" href={`/verify/${mine.supersededBy}`}>
                See the newer one
              </a>
            ) : null}
          </p>
        </Notice>
      );
    case 'revoked':
      return (
        <Notice tone="attention" title="This certificate was revoked">
          <p>
            On <DateText value={mine.statusSince} />. Anyone who checks its code sees that it no longer counts. The
            reason stands below.
          </p>
        </Notice>
      );
  }
}

export default async function MyCertificatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireViewer(`/account/certificates/${id}`);
  const mine = await getMine(db(), viewer, id);
  if (!mine) notFound();
  const lines = await linesToAdd(db(), viewer, id);
  const shownCode = showCode(mine.code);
  return (
    <Page width="wide">
      <p className="no-print mb-4">
        <Link href="/account/certificates" prefetch={false} className="link inline-flex min-h-11 items-center">
          All certificates
        </Link>
      </p>
      <StateNotice mine={mine} />
      <CertificateSheet
        certificate={mine.certificate}
        status={mine.status}
        shownCode={shownCode}
        rosette={rosettePaths(mine.code)}
        headingLevel={1}
      />
      <div className="no-print mt-8 grid gap-8 sm:grid-cols-[auto_1fr] sm:gap-14">
        <p>
          <a className={buttonClass('primary')} href={`/api/certificates/${mine.code}/pdf`} download>
            Download the PDF
          </a>
        </p>
        <ShareLink
          url={verifyUrl(env().appUrl, mine.code)}
          title={`Certificate ${mine.number}: ${mine.certificate.courseTitle}`}
        />
      </div>
      <div className="max-w-[46rem]">
        <Section title="Your badge">
          <BadgeDownloads code={mine.code} alt={badgeAlt(mine.certificate)} />
          <div className="mt-8">
            <AddToLinkedIn href={linkedInUrl(mine.certificate, mine.issuedAt, verifyUrl(env().appUrl, mine.code))} />
          </div>
        </Section>
        <Section title="What it says">
          <FullFacts certificate={mine.certificate} shownCode={shownCode} issuedAt={mine.issuedAt} />
          <p className="mt-4 text-sm text-muted">
            Is the name misspelt?{' '}
            <a className="link" href="/contact">
              Tell us
            </a>
            : a corrected certificate takes this one’s place, and this code leads to it.
          </p>
        </Section>
        <BodyLines certificateId={mine.id} lines={lines} />
        <Section title="What happened to it">
          <History changes={mine.events} />
        </Section>
      </div>
    </Page>
  );
}
