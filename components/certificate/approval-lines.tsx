import type { ApprovalLine } from '#lib/certificate/schema.ts';

/** A body's approvals as the certificate prints them: body and place, number, title and hours as approved. */
export function ApprovalLines({ lines }: { lines: readonly ApprovalLine[] }) {
  return (
    <ul className="space-y-3">
      {lines.map((line) => (
        <li key={`${line.bodySlug} ${line.jurisdiction}`}>
          {line.bodyName}, {line.jurisdiction}
          <span className="block font-normal text-muted">
            Approval {line.approvalNumber}
            {line.providerNumber ? ` · provider ${line.providerNumber}` : ''}
            {line.membershipNumber ? ` · member ${line.membershipNumber}` : ''}
          </span>
          <span className="block font-normal">
            “{line.approvedTitle}”, {line.unitsText}
          </span>
        </li>
      ))}
    </ul>
  );
}
