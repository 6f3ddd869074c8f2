import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { CertificateSaid, CertificateWays } from '#components/admin/certificate-facts.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { HistoryTable } from '#components/admin/history-table.tsx';
import { CertificateState } from '#components/admin/marks.tsx';
import { certificateEventWord } from '#components/admin/words.ts';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { isId } from '#lib/paging.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { showCode } from '#lib/certificate/code.ts';
import { getCertificateAdmin } from '#lib/certificate/queries/admin.ts';
import { db } from '#lib/db/client.ts';
import type { IdProps, SearchProps } from '../../props.ts';
import { CertificateActs } from './acts.tsx';

export const metadata: Metadata = { title: 'Certificate' };

export default async function CertificatePage({ params, searchParams }: IdProps & SearchProps) {
  const admin = await requireAdmin();
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  if (!isId(id)) notFound();
  const [certificate, acts] = await Promise.all([
    getCertificateAdmin(db(), admin, id),
    listAuditOf(db(), admin, { type: 'certificate', id }),
  ]);
  if (!certificate) notFound();
  return (
    <Page width="wide">
      <PageHeading
        kicker="Certificate"
        title={certificate.number}
        lead={`${certificate.certificate.holderName}, “${certificate.certificate.courseTitle}”`}
      />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <p className="mb-6 text-lg">
        <CertificateState status={certificate.status} />
      </p>
      <CertificateWays certificate={certificate} shownCode={showCode(certificate.code)} />
      <Section title="What it says">
        <CertificateSaid certificate={certificate.certificate} />
      </Section>
      <Section title="History">
        <HistoryTable
          caption="History"
          empty="No event is on record."
          rows={certificate.events.map((event) => ({
            what: certificateEventWord(event.kind),
            at: event.at,
            who: event.actorLabel,
            why: event.reason,
          }))}
        />
      </Section>
      <CertificateActs key={certificate.status} certificate={certificate} />
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this certificate." />
      </Section>
    </Page>
  );
}
