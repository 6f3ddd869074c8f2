import { mailLayout } from '../layout.ts';

export type CpdReminderFacts = {
  readonly subject: string;
  /** One thing each. */
  readonly paragraphs: readonly string[];
  readonly standingUrl: string;
  readonly stopUrl: string;
};

/** A day's reminders of CPD periods and dates that lapse, in one message. */
export function cpdReminder(facts: CpdReminderFacts): { subject: string; text: string; html: string } {
  return {
    subject: facts.subject,
    ...mailLayout({
      title: facts.paragraphs.length === 1 ? 'A date is near' : 'Dates are near',
      paragraphs: facts.paragraphs,
      action: { label: 'See where you stand', url: facts.standingUrl },
      small:
        'You get at most one such message a day, and none twice for the same thing. Once something is renewed, give its new day under “Bodies and dates” and we remind you again in time.',
      smallLink: { label: 'Stop these reminders', url: facts.stopUrl },
    }),
  };
}
