import type { ApprovalState } from '../rules/approvals.ts';
import type { RegisterRefusal, WithdrawRefusal } from '../schema/approvals.ts';

const states: Readonly<Record<ApprovalState, string>> = {
  running: 'Holds',
  'not-started': 'Not yet',
  ended: 'Ended',
  withdrawn: 'Withdrawn',
};
export function approvalStateWord(state: ApprovalState): string {
  return states[state];
}

const refusals: Readonly<Record<RegisterRefusal | WithdrawRefusal, string>> = {
  'unknown-version': 'This version of the course is not there. Load the page again.',
  'unknown-body': 'We have no rules for this body, so no line of it can be printed. Add the body first.',
  overlaps:
    'This version has an approval of the same body and place on some of these days already. A completion has one line of a body: change the days, or withdraw the other one.',
  'entered-before':
    'This number with this first day was entered before and withdrawn. Give the first day on which it holds anew.',
  'not-found': 'There is no such approval.',
  'already-withdrawn': 'This approval is withdrawn already.',
};
export function approvalRefusalSentence(reason: RegisterRefusal | WithdrawRefusal): string {
  return refusals[reason];
}

/** "1.5 CE hours", "1 hour", of thousandths and the body's words for its unit. */
export function unitsText(unitsMilli: number, unit: { readonly one: string; readonly many: string }): string {
  return `${unitsMilli / 1000} ${unitsMilli === 1000 ? unit.one : unit.many}`;
}
