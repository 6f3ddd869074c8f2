import { formatMoney } from '#lib/money.ts';
import { certificateConsequence } from '#lib/payments/messages/refund-policy.ts';
import type { RefundPreview } from '#lib/payments/schema/refund.ts';
import type { Confirmation } from './act-state.ts';
import { counted } from './words.ts';

const onRecord = 'Your name, the time and the reason stay on record for ever.';
/** Of an order of many seats the first ones are named and the others counted. */
const mostNamed = 12;

function lineName({ description, seatNumber }: RefundPreview['lines'][number]): string {
  return seatNumber === null ? `“${description}”` : `seat ${seatNumber}, “${description}”`;
}

function lineConsequence(line: RefundPreview['lines'][number], currency: RefundPreview['currency']): string {
  const money = formatMoney(line.amountMinor, currency);
  if (!line.endsLine) return `${money} for ${lineName(line)}. The course goes on, and certificates are not touched.`;
  const holder =
    line.holderEmail === null ? 'Nobody studies it now' : `The enrolment of ${line.holderEmail} ends at once`;
  return `${money} for ${lineName(line)}. ${holder}. ${certificateConsequence(line.hasCertificate)}`;
}

/** Exactly what a refund gives back and ends, before it is decided. */
export function refundConfirmation(preview: RefundPreview): Confirmation {
  const { amountMinor, currency, lines, takesAll, number } = preview;
  const money = formatMoney(amountMinor, currency);
  const named = lines.slice(0, mostNamed).map((line) => lineConsequence(line, currency));
  const others = lines.length - named.length;
  const isPart = lines.every(({ endsLine }) => !endsLine);
  return {
    title:
      amountMinor === 0 ? `End ${counted(lines.length, 'line')} of ${number}?` : `Give ${money} of ${number} back?`,
    points: [
      ...named,
      ...(others > 0 ? [`The same for ${counted(others, 'line')} more.`] : []),
      ...(isPart && takesAll
        ? ['Nothing is left of the order’s money then, so the order counts as refunded and all that it gave ends.']
        : []),
      amountMinor === 0
        ? 'It cost nothing, so no money moves.'
        : 'The money goes to the card or account that it was paid with. A refund cannot be taken back.',
      'The buyer is told by e-mail, with the reason.',
      onRecord,
    ],
    button: amountMinor === 0 ? 'End it' : `Give ${money} back`,
  };
}

/** What marking a failed refund as paid does, before it is done. */
export function paidByHandConfirmation(amountText: string): Confirmation {
  return {
    title: `Mark ${amountText} as paid by hand?`,
    points: [
      'No money moves: it says that you have paid it another way already.',
      'The refund leaves the list of what waits for a person.',
      onRecord,
    ],
    button: 'Mark it as paid',
  };
}

/** What assigning a dashboard refund does, before it is done. */
export function assignConfirmation(facts: {
  readonly amountText: string;
  readonly lines: readonly string[];
  readonly endsLines: boolean;
}): Confirmation {
  return {
    title: `Say that ${facts.amountText} was for ${counted(facts.lines.length, 'line')}?`,
    points: [
      ...facts.lines.map((line) => `For ${line}.`),
      facts.endsLines
        ? 'These lines count as given back: what they gave ends at once. Certificates that were issued stay valid.'
        : 'Nothing ends.',
      'This is said once and cannot be changed.',
      onRecord,
    ],
    button: 'Write it down',
  };
}
