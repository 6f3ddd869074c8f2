/**
 * True for an Australian Business Number: eleven digits, blanks allowed, whose weighted sum divides by 89.
 * Rule: https://abr.business.gov.au/Help/AbnFormat
 */
export function isAbn(text: string): boolean {
  const digits = text.replaceAll(/\s/g, '');
  if (!/^\d{11}$/.test(digits)) return false;
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  return (weightedSum(digits, weights) - 10) % 89 === 0;
}

/**
 * True for a British VAT registration number: GB and nine digits, or twelve of which the last three name a branch;
 * blanks allowed. The eighth and ninth digit check the first seven by modulus 97, or 97 less 55 in the newer series.
 * Rule: https://h2g2.com/entry/A10287461 and https://www.pcreview.co.uk/threads/validation-of-uk-vat-number.3997310/page-2
 */
export function isGbVatNumber(text: string): boolean {
  const digits = /^GB(\d{9})(?:\d{3})?$/.exec(text.replaceAll(/\s/g, '').toUpperCase())?.[1];
  if (digits === undefined) return false;
  const check = Number(digits.slice(7));
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + check;
  return check <= 96 && (sum % 97 === 0 || (sum + 55) % 97 === 0);
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** "51 824 753 556" of an ABN in any spacing; other text as it is. */
export function showAbn(text: string): string {
  const digits = text.replaceAll(/\s/g, '');
  return /^\d{11}$/.test(digits) ? digits.replace(/^(\d\d)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4') : text;
}
