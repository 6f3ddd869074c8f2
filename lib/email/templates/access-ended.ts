import { mailLayout } from '../layout.ts';

/** To a person whose seat or gift went back: by whom and for how much is between the buyer and us. */
export function accessEndedMail(facts: {
  readonly courseTitle: string;
  readonly accountUrl: string;
  readonly contact: string;
}): { subject: string; text: string; html: string } {
  return {
    subject: `Your access to ${facts.courseTitle} has ended`,
    ...mailLayout({
      title: 'Your access has ended',
      paragraphs: [
        `Your place in ${facts.courseTitle} was paid for by somebody else, and it has been given back. So the course is closed for you now.`,
        'What you did in it is kept, and a certificate that was issued already stays valid.',
      ],
      action: { label: 'See my learning', url: facts.accountUrl },
      small: `Questions: ${facts.contact}`,
    }),
  };
}
