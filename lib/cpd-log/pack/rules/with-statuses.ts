import type { CertificateStatus } from '#lib/certificate/schema.ts';
import type { Gap, Pack } from '../../schema/pack.ts';

/**
 * A frozen pack with the state of each certificate as it is now, by certificate id. One that was revoked since is named among
 * the gaps; what was counted stays as it was counted on the day of the pack.
 */
export function withStatuses(pack: Pack, statuses: ReadonlyMap<string, CertificateStatus>): Pack {
  const certificates = pack.certificates.map((certificate) => ({
    ...certificate,
    status: statuses.get(certificate.id) ?? certificate.status,
  }));
  const positions = certificates
    .filter(({ status }) => status === 'revoked')
    .map(({ activityPosition }) => activityPosition);
  const others = pack.gaps.filter(({ kind }) => kind !== 'certificate-revoked');
  const revoked: Gap[] = positions.length > 0 ? [{ kind: 'certificate-revoked', positions }] : [];
  return { ...pack, certificates, gaps: [...revoked, ...others] };
}
