import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { EnrolmentFacts, EnrolmentSittings, ModuleTable } from '#components/admin/enrolment-detail.tsx';
import { HistoryTable } from '#components/admin/history-table.tsx';
import { enrolmentEventWord } from '#components/admin/words.ts';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { getEnrolment } from '#lib/account/admin-queries/enrolment.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { IdProps } from '../../props.ts';

export const metadata: Metadata = { title: 'Enrolment' };

export default async function EnrolmentPage({ params }: IdProps) {
  const admin = await requireAdmin();
  const { id } = await params;
  const [enrolment, acts] = await Promise.all([
    getEnrolment(db(), admin, id),
    listAuditOf(db(), admin, { type: 'enrolment', id }),
  ]);
  if (!enrolment) notFound();
  return (
    <Page width="wide">
      <PageHeading
        kicker="Enrolment"
        title={enrolment.courseTitle}
        lead={enrolment.legalName ? `${enrolment.legalName}, ${enrolment.email}` : enrolment.email}
      />
      <EnrolmentFacts enrolment={enrolment} />
      <Section title="Modules">
        <ModuleTable modules={enrolment.modules} />
      </Section>
      <Section title="Attempts and certificates">
        <EnrolmentSittings enrolment={enrolment} />
      </Section>
      <Section title="History">
        <HistoryTable
          caption="History"
          empty="No event is on record."
          rows={enrolment.events.map((event) => ({
            what: enrolmentEventWord(event.kind),
            at: event.at,
            who: event.actor ?? 'system',
            why: event.reason ?? '',
          }))}
        />
      </Section>
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this enrolment." />
      </Section>
    </Page>
  );
}
