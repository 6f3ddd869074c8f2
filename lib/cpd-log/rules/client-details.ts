export type ClientDetail = 'e-mail address' | 'phone number' | 'date of birth';

const email = /[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:.]{1,64}(?:\.[^\s@<>"(),;:.]{1,64}){0,6}\.[a-z]{2,}/i;
/** Nine digits or more in one run of figures, blanks, brackets and hyphens, as phone numbers are written. */
const phone = /(?:\+|\b0|\(0)[\d\s()-]{8,16}\d\b/;
const birth =
  /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[^.\n]{0,20}\d|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19[2-9]\d|200\d|201[0-9])\b/i;

/**
 * What in a therapist's words looks like a client's details. A hint and no judgement: it finds what is written the usual way,
 * not names. Total for any text.
 */
export function clientDetailsIn(text: string): ClientDetail[] {
  const found: ClientDetail[] = [];
  if (email.test(text)) found.push('e-mail address');
  const digits = phone.exec(text)?.[0].replaceAll(/\D/g, '') ?? '';
  if (digits.length >= 9) found.push('phone number');
  if (birth.test(text)) found.push('date of birth');
  return found;
}
