import { mailLayout } from '../layout.ts';

export type CertificateIssuedFacts = {
  readonly holderName: string;
  readonly courseTitle: string;
  readonly number: string;
  readonly hoursText: string;
  readonly certificateUrl: string;
  readonly verifyUrl: string;
};

/** Sent when a certificate is issued. */
export function certificateIssued(facts: CertificateIssuedFacts): { subject: string; text: string; html: string } {
  const title = 'Your certificate is ready';
  return {
    subject: `Your certificate: ${facts.courseTitle}`,
    ...mailLayout({
      title,
      paragraphs: [
        `Certificate ${facts.number} for “${facts.courseTitle}” is in your account. It records ${facts.hoursText} and is made out to ${facts.holderName}.`,
        `Your association can check it, without signing in, at ${facts.verifyUrl}`,
      ],
      action: { label: 'Open your certificate', url: facts.certificateUrl },
      small:
        'Is the name misspelt? Tell us through the contact page: we issue a corrected certificate, and the old code leads to the new one.',
    }),
  };
}
