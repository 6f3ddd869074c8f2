import { mailLayout } from '../layout.ts';
import { amountText, documentLink, linesText } from './order-receipt.ts';
import type { OrderMailFacts } from './order-receipt.ts';

type RefundMailFacts = OrderMailFacts & {
  /** What goes back; null when the payment was not of the order's amount: then the mail names none. */
  readonly amountMinor: number | null;
  /** False when the money is for no line in particular. */
  readonly isForLines: boolean;
  /** Paid for a course that the therapist had already. */
  readonly isDuplicate: boolean;
  /** Why, in an admin's words to the buyer. */
  readonly reasons: readonly string[];
  /** The courses whose enrolment ended with it. */
  readonly ended: readonly string[];
};

const bankDays = 'Banks usually show it within 5 to 10 working days.';

/** Money that is on its way back: of which lines, and what ended with it. */
export function orderRefundedMail(facts: RefundMailFacts): { subject: string; text: string; html: string } {
  const isFree = facts.amountMinor === 0;
  const body = mailLayout({
    title: isFree ? 'Your order was given back' : 'We sent your payment back',
    paragraphs: [
      ...(facts.isDuplicate ? duplicate(facts) : returned(facts)),
      ...(facts.document === null ? [] : [documentLink(facts)]),
    ],
    action: facts.isDuplicate
      ? { label: 'Open my learning', url: facts.learnUrl }
      : { label: 'See your order', url: facts.orderUrl },
    small: `Questions: ${facts.provider.contact}`,
  });
  const subject = isFree ? 'it was given back' : 'your payment is on its way back';
  return { subject: `Order ${facts.number}: ${subject}`, ...body };
}

function duplicate(facts: RefundMailFacts): string[] {
  const money =
    facts.amountMinor === 0 ? 'It cost nothing, so no money moves.' : `We sent ${amountOf(facts)} back. ${bankDays}`;
  return [
    `You already had this course when order ${facts.number} came, so it gave you nothing new.`,
    linesText({ ...facts, bundleTitle: null }),
    `${money} Your enrolment stays as it is.`,
  ];
}

function returned(facts: RefundMailFacts): string[] {
  const money =
    facts.amountMinor === 0
      ? [`Order ${facts.number} was given back. It cost nothing, so no money moves.`]
      : [`We sent ${amountOf(facts)} of order ${facts.number} back. ${bankDays}`];
  const about = facts.isForLines
    ? [linesText({ ...facts, bundleTitle: null })]
    : facts.amountMinor === null || facts.amountMinor === facts.totalMinor
      ? [linesText(facts)]
      : [];
  return [...money, ...about, ...facts.reasons, ...endedOf(facts)];
}

function amountOf({ amountMinor, currency }: RefundMailFacts): string {
  return amountMinor === null ? 'the whole payment' : amountText(amountMinor, currency);
}

function endedOf({ ended, amountMinor }: RefundMailFacts): string[] {
  if (ended.length === 0) return amountMinor === null ? [] : ['Your courses stay as they are.'];
  const what = ended.length === 1 ? 'your enrolment' : 'the enrolments';
  return [
    `With it, ${what} from this order ${ended.length === 1 ? 'has' : 'have'} ended:\n${ended.join('\n')}`,
    'A certificate that was issued already stays valid.',
  ];
}
