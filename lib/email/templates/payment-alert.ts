import type { Currency } from '#lib/money.ts';
import { mailLayout } from '../layout.ts';
import { amountText } from './order-receipt.ts';

export type AlertMail = { readonly subject: string; readonly text: string; readonly html: string };

type AlertFacts = {
  /** Of the order. */
  readonly number: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  /** The order's page for admins. */
  readonly url: string;
};

/** Days are given in UTC, as the payment service counts them. */
function dayText(at: Date): string {
  return new Intl.DateTimeFormat('en-AU', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);
}

function write(title: string, facts: AlertFacts, paragraphs: string[]): AlertMail {
  const action = { label: 'Open the order', url: facts.url };
  return { subject: `Order ${facts.number}: ${title}`, ...mailLayout({ title, paragraphs, action }) };
}

/** To admins: a buyer's bank contests a payment, or has decided. */
export function disputeAlert(
  facts: AlertFacts & {
    readonly state: 'open' | 'won' | 'lost';
    /** In the payment service's words. */
    readonly reason: string;
    readonly evidenceDueAt: Date | null;
  },
): AlertMail {
  const amount = amountText(facts.amountMinor, facts.currency);
  const about = `${amount} of order ${facts.number}. Reason given by the bank: ${facts.reason.replaceAll('_', ' ')}.`;
  if (facts.state === 'won')
    return write('the dispute was won', facts, [about, 'The payment stands. What it paid for is open again.']);
  if (facts.state === 'lost')
    return write('the dispute was lost', facts, [
      about,
      'The bank took the payment back, so what it paid for has ended. Certificates issued before stay valid.',
    ]);
  const due =
    facts.evidenceDueAt === null
      ? 'The payment service names no day for an answer.'
      : `Answer at the payment service before ${dayText(facts.evidenceDueAt)} UTC. Without an answer the dispute is lost.`;
  return write('a payment is disputed', facts, [about, due, 'What it paid for is paused until the bank decides.']);
}

/** To admins: money that was to go back did not. */
export function refundAlert(facts: AlertFacts & { readonly isRefused: boolean }): AlertMail {
  const amount = amountText(facts.amountMinor, facts.currency);
  return write('a refund failed', facts, [
    facts.isRefused
      ? `The payment service would not give ${amount} of order ${facts.number} back. The refund counts for nothing, and what it ended runs again.`
      : `The buyer's bank sent the refund of ${amount} for order ${facts.number} back. What was given back has ended all the same: please pay the buyer by hand and note it.`,
  ]);
}

/** To admins: the card network believes that a payment was not made by the card's holder. */
export function fraudAlert(facts: AlertFacts): AlertMail {
  return write('a warning of fraud', facts, [
    `The card network warned of fraud in the payment of ${amountText(facts.amountMinor, facts.currency)} for order ${facts.number}.`,
    'Nothing has changed by itself. Giving the payment back now can spare a dispute: please look at the order.',
  ]);
}
