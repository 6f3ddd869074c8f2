import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { EnrolmentTable } from '#components/admin/enrolment-table.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { CertificateCell } from '#components/admin/marks.tsx';
import { When, WhenCell } from '#components/admin/when.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { getTherapist } from '#lib/account/admin-queries/therapists.ts';
import type { TherapistDetail } from '#lib/account/admin-queries/therapists.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { listAdjustments } from '#lib/quiz/queries/list-adjustments.ts';
import { now } from '#lib/time/clock.ts';
import type { IdProps, SearchProps } from '../../props.ts';
import { Adjustments } from './adjustments.tsx';

export const metadata: Metadata = { title: 'Therapist' };

export default async function TherapistPage({ params, searchParams }: IdProps & SearchProps) {
  const admin = await requireAdmin();
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const at = now();
  const [person, acts, adjustments, courses] = await Promise.all([
    getTherapist(db(), admin, id, at),
    listAuditOf(db(), admin, { type: 'user', id }),
    listAdjustments(db(), admin, id, at),
    listCourseChoices(db(), admin),
  ]);
  if (!person) notFound();
  return (
    <Page width="wide">
      <PageHeading
        kicker={person.isAdmin ? 'Admin' : 'Therapist'}
        title={person.legalName ?? person.displayName ?? person.email}
        lead={person.email}
      />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <PersonFacts person={person} />
      <Section title="Enrolments">
        <EnrolmentTable items={person.enrolments} withPerson={false} empty="Not enrolled in any course." />
      </Section>
      <Section title="Certificates">
        <CertificateTable certificates={person.certificates} />
        <p className="mt-4">
          <AdminLink href={`/admin/issue?email=${encodeURIComponent(person.email)}`}>
            Issue a certificate by hand
          </AdminLink>
        </p>
      </Section>
      <Adjustments person={person} items={adjustments} courses={courses} requestId={newId()} />
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this account." />
      </Section>
    </Page>
  );
}

function PersonFacts({ person }: { person: TherapistDetail }) {
  return (
    <Facts
      items={[
        { label: 'Legal name', value: person.legalName ?? 'Not given' },
        { label: 'Name confirmed', value: <When value={person.nameConfirmedAt} /> },
        { label: 'First seen', value: <When value={person.createdAt} /> },
        { label: 'Browsers signed in', value: person.sessionCount },
        {
          label: 'Last seen',
          value: person.sessionCount === 0 ? 'Not signed in now' : <When value={person.lastSeenAt} />,
        },
        {
          label: 'Orders',
          value:
            person.orderCount === 0 ? (
              'None'
            ) : (
              <AdminLink href={`/admin/orders?q=${encodeURIComponent(person.email)}`}>{person.orderCount}</AdminLink>
            ),
        },
        { label: 'Country', value: person.countryCode ?? 'Not given' },
        { label: 'Time zone', value: person.timeZone },
      ]}
    />
  );
}

function CertificateTable({ certificates }: Pick<TherapistDetail, 'certificates'>) {
  return (
    <DataTable
      caption="Certificates"
      columns={[
        { key: 'certificate', label: 'Certificate' },
        { key: 'title', label: 'Course' },
        { key: 'name', label: 'Name printed' },
        { key: 'issued', label: 'Issued' },
      ]}
      empty="No certificate was issued."
      rows={certificates.map((certificate) => ({
        certificate: <CertificateCell certificate={certificate} />,
        title: certificate.title,
        name: certificate.printedName,
        issued: <WhenCell value={certificate.issuedAt} />,
      }))}
    />
  );
}
