import { formatMoney } from '#lib/money.ts';
import type { Currency } from '#lib/money.ts';
import { mailLayout } from '../layout.ts';

export type OrderMailFacts = {
  readonly number: string;
  readonly on: Date;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  /** What was bought as one; null for a course by itself. */
  readonly bundleTitle: string | null;
  readonly lines: readonly { readonly description: string; readonly amountMinor: number }[];
  readonly provider: { readonly name: string; readonly contact: string; readonly abn: string | null };
  readonly orderUrl: string;
  /** "Tax invoice R-000123", what was issued last: to be had behind the sign-in. Null when nothing was. */
  readonly document: string | null;
  readonly learnUrl: string;
  readonly checkoutUrl: string;
};

/** "A$59 AUD": the sign alone would leave two dollars to choose from. */
export function amountText(amountMinor: number, currency: Currency): string {
  return `${formatMoney(amountMinor, currency)} ${currency}`;
}

export function linesText(facts: OrderMailFacts): string {
  const lines = facts.lines.map((line) => `${line.description}: ${amountText(line.amountMinor, facts.currency)}`);
  return [...(facts.bundleTitle === null ? [] : [facts.bundleTitle]), ...lines].join('\n');
}

/** Where the document is: on the order's page, which asks who is there. */
export function documentLink(facts: OrderMailFacts): string {
  return facts.document === null
    ? `Your receipt to print: ${facts.orderUrl}`
    : `${facts.document} is on the page of your order, behind your sign-in: ${facts.orderUrl}`;
}

function dateText(facts: OrderMailFacts): string {
  return new Intl.DateTimeFormat('en-AU', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: facts.timeZone,
  }).format(facts.on);
}

/** The receipt. What the sale carries of tax stands in the document that it leads to. */
export function orderReceiptMail(facts: OrderMailFacts): { subject: string; text: string; html: string } {
  const { provider } = facts;
  const seller = [provider.name, provider.abn === null ? null : `ABN ${provider.abn}`, provider.contact].filter(
    (part) => part !== null,
  );
  const body = mailLayout({
    title: 'You are enrolled',
    paragraphs: [
      `Thank you. Your payment was confirmed and your ${facts.bundleTitle === null ? 'course is' : 'courses are'} open.`,
      `Receipt ${facts.number}\n${dateText(facts)}`,
      `${linesText(facts)}\nTotal paid: ${amountText(facts.totalMinor, facts.currency)}`,
      `You can ask for your money back within 14 days, as the refund terms say. ${documentLink(facts)}`,
    ],
    action: { label: facts.bundleTitle === null ? 'Start the course' : 'Open my learning', url: facts.learnUrl },
    small: `Sold by ${seller.join(', ')}.`,
  });
  return { subject: `Receipt ${facts.number}: you are enrolled`, ...body };
}
