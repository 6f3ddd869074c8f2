import type { AttemptMark, CertificateMark } from '#lib/account/admin-queries/enrolments.ts';
import type { CertificateStatus } from '#lib/certificate/schema.ts';
import { statusWord } from '#lib/certificate/messages.ts';
import { Status } from '#components/ui/status.tsx';
import { AdminLink } from './links.tsx';
import { percentText } from './words.ts';

type Outcome = { readonly passed: boolean; readonly heldBack: boolean; readonly percentTenths: number };

/** How a sitting stands, in words; null while it is open. */
export function Outcome({ result }: { result: Outcome | null }) {
  if (!result) return <Status>Not handed in</Status>;
  const percent = percentText(result.percentTenths);
  if (result.passed) return <Status tone="good">Passed, {percent}</Status>;
  return (
    <Status tone="attention">
      {result.heldBack ? 'Held back' : 'Not passed'}, {percent}
    </Status>
  );
}

export function AttemptCell({ attempt }: { attempt: AttemptMark | null }) {
  if (!attempt) return <span className="text-muted">None</span>;
  return (
    <>
      <AdminLink href={`/admin/attempts/${attempt.id}`}>Attempt {attempt.number}</AdminLink>
      <span className="block">
        <Outcome result={attempt.result} />
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

const tones = { valid: 'good', expired: 'quiet', superseded: 'quiet', revoked: 'attention' } as const;

export function CertificateState({ status }: { status: CertificateStatus }) {
  return <Status tone={tones[status]}>{statusWord[status]}</Status>;
}
