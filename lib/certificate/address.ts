/** Where anyone checks a certificate; the QR code leads here. */
export function verifyUrl(appUrl: string, code: string): string {
  return `${appUrl}/verify/${code}`;
}
