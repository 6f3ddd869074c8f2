import { mailLayout } from '../layout.ts';
import { amountText, linesText } from './order-receipt.ts';
import type { OrderMailFacts } from './order-receipt.ts';

/** A payment for a course that the therapist had already, given back. */
export function orderRefundedMail(facts: OrderMailFacts): { subject: string; text: string; html: string } {
  const body = mailLayout({
    title: 'We sent your payment back',
    paragraphs: [
      `You already had this course when the payment for order ${facts.number} arrived, so you have paid for nothing. We sent the whole ${amountText(facts.totalMinor, facts.currency)} back.`,
      linesText(facts),
      'Banks usually show it within 5 to 10 working days. Your enrolment stays as it is.',
    ],
    action: { label: 'Open your course', url: facts.learnUrl },
    small: `Questions: ${facts.provider.contact}`,
  });
  return { subject: `Order ${facts.number}: your payment is on its way back`, ...body };
}
