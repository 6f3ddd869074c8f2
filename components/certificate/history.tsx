import { DateText } from '#components/ui/date.tsx';
import type { CertificateEventKind } from '#lib/certificate/schema.ts';

const words: Record<CertificateEventKind, string> = {
  issued: 'Issued',
  superseded: 'Superseded by a corrected certificate',
  revoked: 'Revoked',
  reinstated: 'Reinstated',
};

/** What happened to a certificate, oldest first; with the reason where the reader may know it. */
export function History({
  changes,
}: {
  changes: readonly { kind: CertificateEventKind; at: Date; reason?: string }[];
}) {
  return (
    <ol className="border-b border-line">
      {changes.map((change) => (
        <li
          key={`${change.kind} ${change.at.toISOString()}`}
          className="grid gap-1 border-t border-line py-3.5 sm:grid-cols-[13rem_1fr] sm:gap-6"
        >
          <span className="text-muted">
            <DateText value={change.at} withTime />
          </span>
          <span>
            <span className="font-medium">{words[change.kind]}</span>
            {change.reason && change.kind !== 'issued' ? (
              <span className="block text-sm text-muted">Reason on record: {change.reason}</span>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
