import { mailLayout } from '../layout.ts';
import { coursesText, dayText, greetingOf } from './seat-words.ts';

export type SeatInvitationFacts = {
  /** The clinic. */
  readonly from: string;
  readonly name: string | null;
  /** The address that may accept. */
  readonly email: string;
  readonly courses: readonly string[];
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly url: string;
  readonly contact: string;
  readonly isReminder: boolean;
};

/** A clinic asks a therapist to take a seat it has paid for, and what it will see is said before anything else is agreed. */
export function seatInvitationMail(facts: SeatInvitationFacts): { subject: string; text: string; html: string } {
  const { from, courses, dueOn } = facts;
  const body = mailLayout({
    title: `${from} has a seat for you`,
    paragraphs: [
      ...greetingOf(facts.name),
      ...(facts.isReminder ? ['This is to remind you of an invitation that still waits for you.'] : []),
      `${from} has paid for you to study on Afferent, which teaches massage therapists:`,
      coursesText(courses),
      ...(dueOn === null ? [] : [`${from} would like it done by ${dayText(dueOn)}.`]),
      `${from} sees whether you have done it and when it is due. It never sees your answers, and your score only if you agree.`,
      `To take the seat, sign in with this address, ${facts.email}. There is no password and nothing to pay.`,
    ],
    action: { label: 'See the invitation', url: facts.url },
    small: `You need not take it. If you do not know ${from}, leave this message be. Questions: ${facts.contact}`,
  });
  return { subject: `${facts.isReminder ? 'Reminder: ' : ''}${from} has a seat for you on Afferent`, ...body };
}
