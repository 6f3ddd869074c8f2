import type { CertificateField } from '#lib/bodies/schema.ts';
import type { MissingLine } from '../rules/lines.ts';

const words: Readonly<Record<CertificateField, string>> = {
  'holder-name': 'the holder’s name',
  'membership-number': 'the holder’s number with the body',
  'provider-name': 'the provider’s name',
  'provider-contact': 'the provider’s contact',
  'approval-number': 'the approval number',
  'provider-number': 'the provider’s number with the body',
  'approved-title': 'the approved title',
  'completed-on': 'the day of completion',
  units: 'the hours or points',
  mode: 'the mode of study',
  outcomes: 'the learning outcomes',
  result: 'a quiz result',
  signature: 'a named signatory',
};

const list = new Intl.ListFormat('en-AU', { type: 'conjunction' });

/** "the approval number, the mode of study and a named signatory". */
export function fieldWords(fields: readonly CertificateField[]): string {
  return list.format(fields.map((field) => words[field]));
}

/** "The line of NCBTMB, United States is left out: a named signatory is not there." For admins and the record. */
export function missingLineReason({ bodyName, jurisdiction, fields }: MissingLine): string {
  const line = `The line of ${bodyName}, ${jurisdiction} is left out`;
  if (fields.length === 0) return `${line}: we have no rules for this body.`;
  return `${line}, because the body asks for ${fieldWords(fields)}.`;
}

/** What the history of a replaced certificate says. It also tells that the holder has used their one replacement. */
export const linesAddedReason = 'replaced at the holder’s request, with lines of bodies that the first one lacked';

export type AddLinesRefusal = 'not-found' | 'not-valid' | 'nothing-to-add' | 'replaced-before';

const refusals: Readonly<Record<AddLinesRefusal, string>> = {
  'not-found': 'There is no such certificate.',
  'not-valid': 'This certificate is not the valid one any more, so nothing can be added to it.',
  'nothing-to-add': 'There is no line to add yet. Check that your number with the body is in your list of bodies.',
  'replaced-before':
    'This certificate was replaced at your request once already. Write to us and a person will look at it.',
};
export function addLinesMessage(reason: AddLinesRefusal): string {
  return refusals[reason];
}
