import { mailLayout } from '../layout.ts';
import { coursesText } from './seat-words.ts';

export type SeatEndedFacts = {
  readonly kind: 'gift' | 'seat';
  readonly from: string;
  readonly wasAccepted: boolean;
  readonly courses: readonly string[];
  readonly contact: string;
};

/** A seat or a gift was taken back, or passed on, before it was used. */
export function seatEndedMail(facts: SeatEndedFacts): { subject: string; text: string; html: string } {
  const { kind, from, wasAccepted } = facts;
  const what = kind === 'gift' ? 'gift' : 'seat';
  const body = mailLayout({
    title: `Your ${what} from ${from} was withdrawn`,
    paragraphs: [
      coursesText(facts.courses),
      wasAccepted
        ? `${from} has given the ${what} to somebody else or taken it back. You had not begun, so nothing of yours is lost, and the course is no longer among yours.`
        : `${from} has given the ${what} to somebody else or taken it back. The invitation we sent you no longer holds.`,
      `If this surprises you, ask ${from}.`,
    ],
    small: `Questions: ${facts.contact}`,
  });
  return { subject: `Your ${what} from ${from} was withdrawn`, ...body };
}
