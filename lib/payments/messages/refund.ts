import type { AssignRefusal } from '../rules/assign-refund.ts';
import { refundDays } from '../rules/refund.ts';
import type { RefundPlanRefusal } from '../rules/refund.ts';
import type { LineState } from '../schema/refund.ts';

/** Said to the buyer about one line, in the list. */
const lineRefusals: Readonly<Record<RefundPlanRefusal, string>> = {
  'unknown-order': 'This order is not there.',
  'not-paid': 'Not paid, so there is nothing to give back.',
  'too-late': `The ${refundDays} days to give it back are over.`,
  'certificate-issued': 'A certificate has been issued for it, so it can no longer be given back.',
  'already-given-back': 'Given back already.',
  disputed: 'Your bank looks into this payment. While it does, nothing can be given back here.',
  'amount-too-large': 'There is nothing left of its price to give back.',
};
export function lineRefusalSentence(reason: RefundPlanRefusal): string {
  return lineRefusals[reason];
}

/** Said to the buyer when a press comes to nothing. */
const mine: Readonly<Record<RefundPlanRefusal, string>> = {
  'unknown-order': 'Choose at least one course to give back.',
  'not-paid': 'This order has not been paid, so there is nothing to give back.',
  'too-late': `The ${refundDays} days to give a course back are over. If something is wrong with it, write to us: your rights by law have no such limit.`,
  'certificate-issued':
    'A certificate has been issued for one of these courses, so that one can no longer be given back. Nothing was changed. Choose the others, or write to us if something is wrong with it.',
  'already-given-back': 'One of these courses has been given back already. Nothing more was changed.',
  disputed:
    'Your bank looks into this payment, so nothing can be given back here until it has decided. Nothing was changed.',
  'amount-too-large': 'There is nothing left of the price to give back. Nothing was changed.',
};
export function myRefundRefusal(reason: RefundPlanRefusal): string {
  return mine[reason];
}

const admins: Readonly<Record<RefundPlanRefusal, string>> = {
  'unknown-order': 'Choose at least one line of this order.',
  'not-paid': 'This order is not paid, so there is nothing to give back.',
  'too-late': 'It is too late.',
  'certificate-issued': 'A certificate has been issued.',
  'already-given-back': 'One of these lines has gone back already. Nothing was changed.',
  disputed:
    'The payment is or was disputed at the bank, and the payment service gives nothing back then. Answer the dispute there.',
  'amount-too-large': 'That is more than is left of this line’s price. Nothing was changed.',
};
export function adminRefundRefusal(reason: RefundPlanRefusal): string {
  return admins[reason];
}

const assign: Readonly<Record<AssignRefusal, string>> = {
  'unknown-refund': 'This refund is not there, or gave nothing back.',
  'not-from-dashboard': 'This refund was decided here, so its lines are known.',
  'already-assigned': 'It is written down already what this refund was for.',
  'unknown-line': 'Choose at least one line of this order.',
  'line-given-back': 'One of these lines has gone back already.',
  'more-than-lines': 'The refund is more than is left of the lines chosen. Choose more lines.',
};
export function assignRefusalSentence(reason: AssignRefusal): string {
  return assign[reason];
}

const byHand = {
  'unknown-refund': 'This refund is not there.',
  'not-failed': 'Only a refund that the bank sent back is paid by hand.',
  'already-paid-by-hand': 'It is marked as paid by hand already.',
} as const;
export function paidByHandRefusal(reason: keyof typeof byHand): string {
  return byHand[reason];
}

/** "Seat 3, ada@example.test": which of many lines it is; nothing for an order of one's own. */
export function seatText(line: Pick<LineState, 'seatNumber' | 'invitedEmail'>): string {
  if (line.seatNumber === null) return line.invitedEmail === null ? '' : `For ${line.invitedEmail}`;
  return line.invitedEmail === null ? `Seat ${line.seatNumber}` : `Seat ${line.seatNumber}, ${line.invitedEmail}`;
}

/** Where the money of a line that went back is. */
export function moneyBackWords(givenBack: NonNullable<LineState['givenBack']>, backMinor: number): string {
  if (backMinor === 0) return 'It had cost nothing.';
  if (givenBack.status === 'given') return 'The money is on its way to the card or account you paid with.';
  if (givenBack.status === 'requested') return 'The money is being sent.';
  if (givenBack.status === 'failed' && givenBack.isPaidByHand) return 'We paid the money another way.';
  return 'Your bank sent the money back to us. We pay it another way and write to you.';
}
