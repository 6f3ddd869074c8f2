import { mailLayout } from '../layout.ts';
import { linesText } from './order-receipt.ts';
import type { OrderMailFacts } from './order-receipt.ts';

/** The bank decided against a payment that was waiting. */
export function paymentFailedMail(facts: OrderMailFacts): { subject: string; text: string; html: string } {
  const body = mailLayout({
    title: 'Your bank did not make the payment',
    paragraphs: [
      `Order ${facts.number} was waiting for your bank, and the bank has answered no. Nothing was charged, and you are not enrolled.`,
      linesText(facts),
      'You can pay again with a card or another account. If this surprises you, your bank can say why.',
    ],
    action: { label: 'Try again', url: facts.checkoutUrl },
    small: `Questions: ${facts.provider.contact}`,
  });
  return { subject: `Order ${facts.number}: the payment did not go through`, ...body };
}
