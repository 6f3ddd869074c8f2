import type { Metadata } from 'next';
import Link from 'next/link';
import { BadgeDownloads } from '#components/certificate/badge-downloads.tsx';
import { CertificateSheet } from '#components/certificate/certificate-sheet.tsx';
import { CodeForm } from '#components/certificate/code-form.tsx';
import { FullFacts } from '#components/certificate/full-facts.tsx';
import { History } from '#components/certificate/history.tsx';
import { Verdict } from '#components/certificate/verdict.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Page, Section } from '#components/ui/page.tsx';
import { parseCode, showCode } from '#lib/certificate/code.ts';
import { badgeAlt, codeFaultMessage, statusMeaning, statusWord } from '#lib/certificate/messages.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { rosettePaths } from '#lib/certificate/rosette.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { mayCheckNow } from '#app/api/verify/limit.ts';

// Asked of the database every time: a revocation shows at once.
export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Certificate check', robots: { index: false, follow: false } };

function StatusDay({ found: { status, statusSince, certificate } }: { found: PublicCertificate }) {
  if (status === 'valid') return null;
  if (status === 'expired' && certificate.validUntil)
    return (
      <p className="mt-2">
        Its last day was <DateText value={certificate.validUntil} />.
      </p>
    );
  return (
    <p className="mt-2">
      {statusWord[status]} on <DateText value={statusSince} />.
    </p>
  );
}

function Known({ found }: { found: PublicCertificate }) {
  const shownCode = showCode(found.code);
  return (
    <Page width="wide">
      <Verdict kind={found.status} word={statusWord[found.status]}>
        <p>{statusMeaning[found.status]}</p>
        <StatusDay found={found} />
      </Verdict>
      {found.supersededBy ? (
        <p className="mb-10">
          <LinkButton href={`/verify/${found.supersededBy}`}>See the newer certificate</LinkButton>
        </p>
      ) : null}
      <CertificateSheet
        certificate={found.certificate}
        status={found.status}
        shownCode={shownCode}
        rosette={rosettePaths(found.code)}
      />
      <p className="mt-4 max-w-[46rem] text-sm text-muted">
        The drawing is made from the code alone. The same one is printed on the certificate; another code has another.
      </p>
      <div className="max-w-[46rem]">
        <Section title="What the certificate says">
          <FullFacts certificate={found.certificate} shownCode={shownCode} issuedAt={found.issuedAt} />
        </Section>
        <Section title="What happened to it">
          <History changes={found.changes} />
        </Section>
        <Section title="As a badge">
          <BadgeDownloads code={found.code} alt={badgeAlt(found.certificate)} />
        </Section>
        <Section title="Check another">
          <CodeForm />
        </Section>
      </div>
    </Page>
  );
}

export default async function VerifyCodePage({ params }: { params: Promise<{ code: string }> }) {
  const { code: segment } = await params;
  const typed = decodeSegment(segment);
  if (!(await mayCheckNow())) {
    return (
      <Page>
        <Verdict kind="too-many" word="Too many checks">
          <p>Your network has asked for many certificates within a minute. Wait a minute, then load this page again.</p>
        </Verdict>
      </Page>
    );
  }
  const parsed = parseCode(typed);
  if (!parsed.ok) {
    return (
      <Page>
        <Verdict kind="malformed" word="That is not quite a code">
          <p>{codeFaultMessage(parsed.fault)} Compare it with the paper and try again.</p>
        </Verdict>
        <CodeForm defaultValue={typed.slice(0, 200)} />
      </Page>
    );
  }
  const found = await getCertificateByCodeUnscoped(db(), parsed.code);
  if (found) return <Known found={found} />;
  return (
    <Page>
      <Verdict kind="unknown" word="Unknown">
        <p>No certificate with the code {showCode(parsed.code)} was ever issued here.</p>
      </Verdict>
      <CodeForm label="Try another code" />
      <p className="mt-10 text-muted">
        Was the paper shown to you as ours?{' '}
        <Link className="link" href="/contact">
          Tell us
        </Link>
        .
      </p>
    </Page>
  );
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
