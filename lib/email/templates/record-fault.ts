import { mailLayout } from '../layout.ts';

/** Sent to admins when the nightly check finds something in the quiz records that it had not found before. */
export function recordFault(facts: { readonly newFaults: number; readonly allFaults: number; readonly url: string }): {
  subject: string;
  text: string;
  html: string;
} {
  const found = facts.newFaults === 1 ? 'one thing that does' : `${facts.newFaults} things that do`;
  return {
    subject: 'The quiz record has a fault',
    ...mailLayout({
      title: 'The quiz record has a fault',
      paragraphs: [
        `The nightly check found ${found} not fit and that it had not found before; ${facts.allFaults} in all. Somebody may have changed the database by hand, or a disk may have failed.`,
        'Nothing was changed or hidden by the check. Please look before anyone repairs anything.',
      ],
      action: { label: 'See what was found', url: facts.url },
    }),
  };
}
