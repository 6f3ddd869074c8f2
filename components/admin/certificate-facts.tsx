import Link from 'next/link';
import type { AdminCertificate, CertificateSnapshot } from '#lib/certificate/schema.ts';
import { ApprovalLines } from '#components/certificate/approval-lines.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { AdminLink } from './links.tsx';
import { When } from './when.tsx';

/** Where a certificate's code, holder, paper and neighbours are. */
export function CertificateWays({ certificate, shownCode }: { certificate: AdminCertificate; shownCode: string }) {
  const { code, holder, enrolmentId, attemptId, supersedesId, supersededById } = certificate;
  return (
    <Facts
      items={[
        { label: 'Code', value: <span className="break-all">{shownCode}</span> },
        { label: 'Issued', value: <When value={certificate.issuedAt} /> },
        { label: 'Holder', value: <AdminLink href={`/admin/therapists/${holder.userId}`}>{holder.email}</AdminLink> },
        {
          label: 'Public page',
          value: (
            <Link className="link" prefetch={false} href={`/verify/${code}`}>
              What anyone sees
            </Link>
          ),
        },
        {
          label: 'File',
          value: (
            <a className="link" href={`/api/certificates/${code}/pdf`}>
              Open the PDF
            </a>
          ),
        },
        {
          label: 'Enrolment',
          value: enrolmentId ? (
            <AdminLink href={`/admin/enrolments/${enrolmentId}`}>See the enrolment</AdminLink>
          ) : (
            'None'
          ),
        },
        {
          label: 'Attempt',
          value: attemptId ? (
            <AdminLink href={`/admin/attempts/${attemptId}`}>See the paper</AdminLink>
          ) : (
            'None: issued by hand'
          ),
        },
        ...(supersedesId
          ? [
              {
                label: 'Takes the place of',
                value: <AdminLink href={`/admin/certificates/${supersedesId}`}>the older certificate</AdminLink>,
              },
            ]
          : []),
        ...(supersededById
          ? [
              {
                label: 'Its place is taken by',
                value: <AdminLink href={`/admin/certificates/${supersededById}`}>the newer certificate</AdminLink>,
              },
            ]
          : []),
      ]}
    />
  );
}

/** The snapshot: every fact as it was frozen at issue. */
export function CertificateSaid({ certificate }: { certificate: CertificateSnapshot }) {
  const { result, provider } = certificate;
  return (
    <>
      <Facts
        items={[
          { label: 'Name', value: certificate.holderName },
          { label: 'Course', value: `${certificate.courseTitle}, version ${certificate.courseVersion}` },
          ...(certificate.startedOn
            ? [{ label: 'Enrolled on', value: <DateText value={certificate.startedOn} /> }]
            : []),
          { label: 'Completed on', value: <DateText value={certificate.completedOn} /> },
          ...(certificate.validUntil
            ? [{ label: 'Valid until the end of', value: <DateText value={certificate.validUntil} /> }]
            : []),
          { label: 'Learning time', value: certificate.hoursText },
          { label: 'Mode', value: certificate.mode },
          {
            label: 'Result',
            value: result
              ? `${result.correct} of ${result.total} (${result.percent.toFixed(1)}%), pass mark ${result.passPercent}%, attempt ${result.attemptNumber}`
              : 'Issued by hand, no quiz result',
          },
          {
            label: 'Provider',
            value: (
              <span className="break-words">
                {provider.name}, {provider.contact}
                {provider.abn ? `, ABN ${provider.abn}` : ''}
              </span>
            ),
          },
          { label: 'Signed by', value: certificate.signatory ?? 'Nobody named' },
          ...(certificate.replaces ? [{ label: 'Replaces', value: certificate.replaces }] : []),
          {
            label: 'Lines of bodies',
            value: certificate.approvals?.length ? <ApprovalLines lines={certificate.approvals} /> : 'None',
          },
        ]}
      />
      <p className="mt-6 max-w-[40em] text-sm text-muted">{certificate.hoursMethod}</p>
      <ul className="mt-4 max-w-[40em] list-disc pl-5">
        {certificate.outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
    </>
  );
}
