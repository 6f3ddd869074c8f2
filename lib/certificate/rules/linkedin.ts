import type { CertificateSnapshot } from '../schema.ts';

/**
 * LinkedIn's documented address that opens its own form with the certificate filled in. Nothing is sent before the reader
 * presses, and then it is the reader's browser that goes there.
 * @see https://addtoprofile.linkedin.com
 */
export function linkedInUrl(certificate: CertificateSnapshot, issuedAt: Date, checkUrl: string): string {
  const [expiryYear, expiryMonth] = certificate.validUntil?.split('-') ?? [];
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name: certificate.courseTitle,
    organizationName: certificate.provider.name,
    issueYear: String(issuedAt.getUTCFullYear()),
    issueMonth: String(issuedAt.getUTCMonth() + 1),
    ...(expiryYear && expiryMonth ? { expirationYear: expiryYear, expirationMonth: String(Number(expiryMonth)) } : {}),
    certUrl: checkUrl,
    certId: certificate.number,
  };
  return `https://www.linkedin.com/profile/add?${new URLSearchParams(fields).toString()}`;
}
