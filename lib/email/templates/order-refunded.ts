import { mailLayout } from '../layout.ts';
import { amountText, documentLink, linesText } from './order-receipt.ts';
import type { OrderMailFacts } from './order-receipt.ts';

type RefundMailFacts = OrderMailFacts & {
  /** Paid for a course that the therapist had already. */
  readonly isDuplicate: boolean;
  /** False when the payment was not of the order's amount: then the mail names none. */
  readonly isAmountKnown: boolean;
  /** The order's enrolment ended with the refund. */
  readonly hasEnded: boolean;
};

const bankDays = 'Banks usually show it within 5 to 10 working days.';

/** A payment given back whole. */
export function orderRefundedMail(facts: RefundMailFacts): { subject: string; text: string; html: string } {
  const body = mailLayout({
    title: 'We sent your payment back',
    paragraphs: [
      ...(facts.isDuplicate ? duplicate(facts) : returned(facts)),
      ...(facts.document === null ? [] : [documentLink(facts)]),
    ],
    action: facts.isDuplicate
      ? { label: 'Open your course', url: facts.learnUrl }
      : { label: 'See your order', url: facts.orderUrl },
    small: `Questions: ${facts.provider.contact}`,
  });
  return { subject: `Order ${facts.number}: your payment is on its way back`, ...body };
}

function duplicate(facts: RefundMailFacts): string[] {
  const whole = amountText(facts.totalMinor, facts.currency);
  return [
    `You already had this course when the payment for order ${facts.number} arrived, so you have paid for nothing. We sent the whole ${whole} back.`,
    linesText(facts),
    `${bankDays} Your enrolment stays as it is.`,
  ];
}

function returned(facts: RefundMailFacts): string[] {
  const whole = facts.isAmountKnown ? amountText(facts.totalMinor, facts.currency) : 'payment';
  const ended = facts.hasEnded
    ? ['With it, your enrolment from this order has ended. A certificate that was issued already stays valid.']
    : [];
  return [`We sent the whole ${whole} for order ${facts.number} back.`, linesText(facts), bankDays, ...ended];
}
