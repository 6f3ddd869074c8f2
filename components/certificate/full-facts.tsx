import type { ReactNode } from 'react';
import { DateText } from '#components/ui/date.tsx';
import { resultText } from '#lib/certificate/messages.ts';
import type { CertificateSnapshot } from '#lib/certificate/schema.ts';
import { ApprovalLines } from './approval-lines.tsx';

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 border-t border-line py-3.5 sm:grid-cols-[13rem_1fr] sm:gap-6">
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** Every fact that the certificate prints, in the words it prints them. */
export function FullFacts({
  certificate,
  shownCode,
  issuedAt,
}: {
  certificate: CertificateSnapshot;
  shownCode: string;
  issuedAt: Date;
}) {
  const { provider } = certificate;
  return (
    <dl className="border-b border-line">
      <Row label="Name">
        <bdi>{certificate.holderName}</bdi>
      </Row>
      <Row label="Course">{certificate.courseTitle}</Row>
      <Row label="Course version">{certificate.courseVersion}</Row>
      {certificate.startedOn ? (
        <Row label="Enrolled on">
          <DateText value={certificate.startedOn} />
        </Row>
      ) : null}
      <Row label="Completed on">
        <DateText value={certificate.completedOn} />
      </Row>
      {certificate.validUntil ? (
        <Row label="Valid until">
          <DateText value={certificate.validUntil} />
        </Row>
      ) : null}
      <Row label="Learning time">{certificate.hoursText}</Row>
      <Row label="Mode">{certificate.mode}</Row>
      <Row label="Result">{resultText(certificate.result)}</Row>
      <Row label="Learning outcomes">
        <ul className="list-disc space-y-1 pl-5 font-normal">
          {certificate.outcomes.map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      </Row>
      <Row label="How the hours were worked out">
        <span className="font-normal">{certificate.hoursMethod}</span>
      </Row>
      {certificate.approvals?.length ? (
        <Row label="Approved by">
          <ApprovalLines lines={certificate.approvals} />
        </Row>
      ) : null}
      <Row label="Provider">
        {provider.name}
        <span className="block font-normal text-muted">
          {provider.contact}
          {provider.abn ? ` · ABN ${provider.abn}` : ''}
        </span>
      </Row>
      <Row label="Signature">
        {certificate.signatory ?? `Issued electronically by ${provider.name}; awaiting a named signatory`}
      </Row>
      <Row label="Certificate number">{certificate.number}</Row>
      {certificate.replaces ? <Row label="Takes the place of">{certificate.replaces}</Row> : null}
      <Row label="Code">
        <span className="tabular">{shownCode}</span>
      </Row>
      <Row label="Issued">
        <DateText value={issuedAt} withTime />
      </Row>
    </dl>
  );
}
