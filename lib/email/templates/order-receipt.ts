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
  /** For whom it was bought; `giftEmail` of a gift. */
  readonly purpose: 'self' | 'gift' | 'seats';
  readonly giftEmail: string | null;
  readonly lines: readonly { readonly description: string; readonly amountMinor: number }[];
  readonly provider: { readonly name: string; readonly contact: string; readonly abn: string | null };
  readonly orderUrl: string;
  readonly learnUrl: string;
  readonly checkoutUrl: string;
};

/** "A$59 AUD": the sign alone would leave two dollars to choose from. */
export function amountText(amountMinor: number, currency: Currency): string {
  return `${formatMoney(amountMinor, currency)} ${currency}`;
}

export function linesText(facts: OrderMailFacts): string {
  const lines = facts.lines.map((line) => `${line.description}: ${amountText(line.amountMinor, facts.currency)}`);
  // A clinic's seats are equal lines: they stand together, with their number.
  const counted = [...new Set(lines)].map((line) => {
    const count = lines.filter((other) => other === line).length;
    return count === 1 ? line : `${count} × ${line} each`;
  });
  return [...(facts.bundleTitle === null ? [] : [facts.bundleTitle]), ...counted].join('\n');
}

function dateText(facts: OrderMailFacts): string {
  return new Intl.DateTimeFormat('en-AU', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: facts.timeZone,
  }).format(facts.on);
}

/** What the order gave: the heading, and where it leads. */
function givenBy({ purpose, giftEmail, lines, orderUrl, learnUrl }: OrderMailFacts) {
  const isOne = lines.length === 1;
  if (purpose === 'gift') {
    const said = `We are writing to ${giftEmail ?? 'the person it is for'}: it is theirs once they accept it.`;
    return { title: 'Your gift is on its way', said, action: { label: 'See the order', url: orderUrl } };
  }
  if (purpose === 'seats') {
    const said = 'Your seats are ready: you can invite the people of your clinic now.';
    return { title: 'Your seats are ready', said, action: { label: 'See the order', url: orderUrl } };
  }
  const said = `Your ${isOne ? 'course is' : 'courses are'} open.`;
  return {
    title: 'You are enrolled',
    said,
    action: { label: isOne ? 'Start the course' : 'Open my learning', url: learnUrl },
  };
}

/** The receipt. It names no tax: the provider is not registered for GST, so none is charged. */
export function orderReceiptMail(facts: OrderMailFacts): { subject: string; text: string; html: string } {
  const { provider } = facts;
  const seller = [provider.name, provider.abn === null ? null : `ABN ${provider.abn}`, provider.contact].filter(
    (part) => part !== null,
  );
  const { title, said, action } = givenBy(facts);
  const paid = facts.totalMinor === 0 ? 'There was nothing to pay.' : 'Your payment was confirmed.';
  const body = mailLayout({
    title,
    paragraphs: [
      `Thank you. ${paid} ${said}`,
      `Receipt ${facts.number}\n${dateText(facts)}`,
      `${linesText(facts)}\nTotal paid: ${amountText(facts.totalMinor, facts.currency)}`,
      `You can ask for your money back within 14 days, as the refund terms say. Your receipt to print: ${facts.orderUrl}`,
    ],
    action,
    small: `Sold by ${seller.join(', ')}.`,
  });
  return { subject: `Receipt ${facts.number}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, ...body };
}
