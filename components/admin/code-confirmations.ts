import { codeKindWord } from '#lib/payments/messages/codes-admin.ts';
import type { CodeInput } from '#lib/payments/schema/codes.ts';
import { formatMoney } from '#lib/money.ts';
import type { Confirmation } from './act-state.ts';

function does({ kind, percentOff, amounts, prices }: CodeInput): string {
  if (kind === 'percent')
    return percentOff === 100
      ? 'It takes off everything: who uses it pays nothing and types no card.'
      : `It takes ${percentOff ?? 0} % off each course it is for.`;
  if (kind === 'amount') {
    const off = amounts.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency)).join(' or ');
    return `It takes ${off} off the order. In other currencies it does not work.`;
  }
  return `It gives members’ prices for ${prices.length === 1 ? 'one course and currency' : `${prices.length} pairs of course and currency`}.`;
}

/** What making a code does, before it is made. */
export function createCodeConfirmation(input: CodeInput): Confirmation {
  const limit =
    input.maxUses === null
      ? 'It can be used without limit.'
      : `It can be used ${input.maxUses === 1 ? 'once' : `${input.maxUses} times`}.`;
  return {
    title: `Make the code ${input.code}?`,
    points: [
      `${codeKindWord(input.kind)}: ${does(input)}`,
      `Buyers read “${input.label}” beside the price.`,
      input.courseSlugs.length === 0 ? 'It is for every course.' : 'It is for the courses ticked and no others.',
      limit,
      'It cannot be changed afterwards. It can be closed, and another one made.',
    ],
    button: 'Make the code',
  };
}

/** What closing a code does, before it is closed. */
export function closeCodeConfirmation(code: string, uses: number): Confirmation {
  return {
    title: `Close ${code}?`,
    points: [
      'Nobody can use it from now on.',
      uses === 0
        ? 'Nobody has used it.'
        : 'Orders that used it keep their price, and one whose card page is open can still be paid.',
      'This cannot be taken back. Your name, the time and the reason stay on record.',
    ],
    button: 'Close the code',
  };
}
