import type { LogEntry } from '../../schema.ts';
import type { PackActivity, PackCertificate } from '../../schema/pack.ts';
import type { CompletionFacts, PackFacts } from '../facts.ts';

/** One part for each completion of the pack whose certificate could be read, in the order of the activities. */
export function certificatesOf(
  activities: readonly PackActivity[],
  entries: readonly LogEntry[],
  { completions, rule }: PackFacts,
): PackCertificate[] {
  const known = new Map(completions.map((completion) => [completion.certificateId, completion]));
  return activities.flatMap(({ position }) => {
    const certificateId = entries[position - 1]?.certificate?.id;
    const completion = certificateId === undefined ? undefined : known.get(certificateId);
    return completion ? [certificatePart(position, completion, rule?.slug ?? null)] : [];
  });
}

function certificatePart(
  activityPosition: number,
  { certificateId, certificate: found, record }: CompletionFacts,
  bodySlug: string | null,
): PackCertificate {
  const { certificate, code, number, status } = found;
  const approval = certificate.approvals?.find((line) => line.bodySlug === bodySlug);
  return {
    id: certificateId,
    activityPosition,
    number,
    code,
    status,
    title: certificate.title,
    holderName: certificate.holderName,
    courseTitle: certificate.courseTitle,
    courseVersion: certificate.courseVersion,
    completedOn: certificate.completedOn,
    hoursText: certificate.hoursText,
    hoursMethod: certificate.hoursMethod,
    mode: certificate.mode,
    outcomes: certificate.outcomes,
    result: certificate.result,
    providerName: certificate.provider.name,
    approval: approval
      ? { number: approval.approvalNumber, title: approval.approvedTitle, unitsText: approval.unitsText }
      : null,
    record,
  };
}
