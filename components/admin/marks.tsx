import type { AttemptMark, CertificateMark } from '#lib/account/admin-queries/enrolments.ts';
import type { CertificateStatus } from '#lib/certificate/schema.ts';
import { statusWord } from '#lib/certificate/messages.ts';
import { Status } from '#components/ui/status.tsx';
import { AdminLink } from './links.tsx';
import { percentText } from './words.ts';

/** How a sitting stands, in words. */
export function Outcome({ passed, percentTenths }: { passed: boolean | null; percentTenths: number | null }) {
  if (passed === null) return <Status>Not handed in</Status>;
  const percent = percentText(percentTenths ?? 0);
  return passed ? (
    <Status tone="good">Passed, {percent}</Status>
  ) : (
    <Status tone="attention">Not passed, {percent}</Status>
  );
}

export function AttemptCell({ attempt }: { attempt: AttemptMark | null }) {
  if (!attempt) return <span className="text-muted">None</span>;
  return (
    <>
      <AdminLink href={`/admin/attempts/${attempt.id}`}>Attempt {attempt.number}</AdminLink>
      <span className="block">
        <Outcome passed={attempt.passed} percentTenths={attempt.percentTenths} />
      </span>
    </>
  );
}

export function CertificateCell({ certificate }: { certificate: CertificateMark | null }) {
  if (!certificate) return <span className="text-muted">None</span>;
  return (
    <>
      <AdminLink href={`/admin/certificates/${certificate.id}`}>{certificate.number}</AdminLink>
      <span className="block">
        <CertificateState status={certificate.status} />
      </span>
    </>
  );
}

const tones = { valid: 'good', superseded: 'quiet', revoked: 'attention' } as const;

export function CertificateState({ status }: { status: CertificateStatus }) {
  return <Status tone={tones[status]}>{statusWord[status]}</Status>;
}
