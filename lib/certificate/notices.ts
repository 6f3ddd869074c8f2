import { mailLayout } from '#lib/email/layout.ts';

export type Notice =
  | { readonly kind: 'certificate-corrected'; readonly newName: string; readonly newNumber: string }
  | { readonly kind: 'certificate-revoked' }
  | { readonly kind: 'certificate-reinstated' }
  | { readonly kind: 'certificate-declined' }
  | { readonly kind: 'certificate-name-wanted' };

export type NoticeFacts = {
  readonly courseTitle: string;
  readonly number: string | null;
  readonly reason: string;
  readonly url: string;
};

function wording(
  notice: Notice,
  { courseTitle, number, reason }: NoticeFacts,
): { title: string; paragraphs: string[] } {
  const which = number ? `certificate ${number} for “${courseTitle}”` : `certificate for “${courseTitle}”`;
  switch (notice.kind) {
    case 'certificate-corrected':
      return {
        title: 'Your certificate was corrected',
        paragraphs: [
          `A new certificate, ${notice.newNumber}, carries the name ${notice.newName}. It takes the place of ${number}, whose code now says so and leads to the new one.`,
          `Reason on record: ${reason}`,
        ],
      };
    case 'certificate-revoked':
      return {
        title: 'Your certificate was revoked',
        paragraphs: [
          `Your ${which} has been withdrawn. Anyone who checks its code sees that it no longer counts.`,
          `Reason on record: ${reason}`,
          'If you think this is a mistake, reply to this message or use the contact page.',
        ],
      };
    case 'certificate-reinstated':
      return {
        title: 'Your certificate is valid again',
        paragraphs: [
          `Your ${which} has been reinstated. Anyone who checks its code sees that it is valid.`,
          `Reason on record: ${reason}`,
        ],
      };
    case 'certificate-declined':
      return {
        title: 'Your certificate was not issued',
        paragraphs: [
          `We looked at your pass and did not issue a ${which}.`,
          `Reason on record: ${reason}`,
          'If you think this is a mistake, reply to this message or use the contact page.',
        ],
      };
    case 'certificate-name-wanted':
      return {
        title: 'Confirm your name to receive your certificate',
        paragraphs: [`Your ${which} is approved. It needs the name that should be printed on it.`],
      };
  }
}

/** A message to the holder about an act on a certificate. Pure. */
export function noticeMail(notice: Notice, facts: NoticeFacts): { subject: string; text: string; html: string } {
  const { title, paragraphs } = wording(notice, facts);
  return {
    subject: title,
    ...mailLayout({ title, paragraphs, action: { label: 'See your certificates', url: facts.url } }),
  };
}
