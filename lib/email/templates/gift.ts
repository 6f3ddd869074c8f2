import { mailLayout } from '../layout.ts';
import { coursesText, greetingOf } from './seat-words.ts';

export type GiftMailFacts = {
  /** How the giver is called. */
  readonly from: string;
  readonly name: string | null;
  /** The address that may accept. */
  readonly email: string;
  /** As the giver wrote it: text, whatever it looks like. */
  readonly message: string | null;
  readonly courses: readonly string[];
  readonly url: string;
  readonly contact: string;
  readonly isReminder: boolean;
};

/** A gift to who is to study. What the giver wrote is marked as the giver's words. */
export function giftMail(facts: GiftMailFacts): { subject: string; text: string; html: string } {
  const { from, courses, message } = facts;
  const body = mailLayout({
    title: `${from} has given you ${courses.length === 1 ? 'a course' : 'courses'}`,
    paragraphs: [
      ...greetingOf(facts.name),
      `${from} has paid for this for you on Afferent, which teaches massage therapists:`,
      coursesText(courses),
      ...(message === null ? [] : [`${from} writes:\n“${message}”`]),
      `To take it, sign in with this address, ${facts.email}. There is no password and nothing to pay.`,
    ],
    action: { label: 'See your gift', url: facts.url },
    small: `You need not take it, and nothing happens if you do not. Questions: ${facts.contact}`,
  });
  return { subject: `${from} has given you ${courses.length === 1 ? 'a course' : 'courses'} on Afferent`, ...body };
}
