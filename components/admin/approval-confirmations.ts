import type { BodyRule } from '#lib/bodies/schema.ts';
import { unitsText } from '#lib/catalogue/messages/approvals.ts';
import type { ApprovalInput } from '#lib/catalogue/schema/approvals.ts';
import { fieldWords } from '#lib/certificate/messages/lines.ts';
import type { Confirmation } from './act-state.ts';

/** What entering an approval does, before it is done. */
export function registerApprovalConfirmation(input: ApprovalInput, rule: BodyRule): Confirmation {
  return {
    title: `Enter the approval ${input.approvalNumber} of ${rule.shortName}?`,
    points: [
      `Certificates of this version completed from ${input.validFrom}${input.validUntil ? ` to ${input.validUntil}` : ' on'} say “${input.approvedTitle}”, ${unitsText(input.units, rule.unit)}.`,
      rule.certificateFields.length === 0
        ? 'The body asks for no particular fields.'
        : `The line is printed only where all that the body asks for is there: ${fieldWords(rule.certificateFields)}.`,
      'Certificates issued already stay as they are. Their holders can ask for one replacement that carries the line.',
      'It cannot be changed afterwards. It can be withdrawn. Your name, the time and the reason stay on record.',
    ],
    button: 'Enter the approval',
  };
}

/** What withdrawing an approval does, before it is done. */
export function withdrawApprovalConfirmation(approvalNumber: string): Confirmation {
  return {
    title: `Withdraw the approval ${approvalNumber}?`,
    points: [
      'No certificate issued from now on carries its line, whatever the day of completion.',
      'Certificates that carry the line keep it, and so do their corrections.',
      'This cannot be taken back. Your name, the time and the reason stay on record.',
    ],
    button: 'Withdraw the approval',
  };
}
