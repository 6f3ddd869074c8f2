import type { CodeFault } from './code.ts';
import { codeLength } from './code.ts';
import type { NameFault } from './rules.ts';
import type { CertificateResult, CertificateSnapshot, CertificateStatus } from './schema.ts';

export type CertificateRefusal =
  | NameFault
  | 'not-found'
  | 'person-not-found'
  | 'course-not-found'
  | 'name-missing'
  | 'has-certificate'
  | 'date-unknown'
  | 'date-future'
  | 'date-too-old'
  | 'too-early'
  | 'superseded'
  | 'revoked'
  | 'already-revoked'
  | 'not-revoked'
  | 'another-is-valid'
  | 'same-name'
  | 'already-decided'
  | 'not-passed'
  | 'enrolment-ended'
  | 'waits-for-name'
  | 'waits-for-review'
  | 'waits-for-payment'
  | 'declined';

/** Which letters a name may have. */
export const mayBePrinted =
  'Letters of Latin, Greek, Cyrillic, Arabic, Hebrew, Chinese, Japanese, Korean, Thai and most scripts of South Asia, Africa and the Caucasus are welcome, with digits, spaces, hyphens, apostrophes and full stops.';

const sentences: Record<CertificateRefusal, string> = {
  'name-short': 'Give your full name, with at least two letters.',
  'name-long': 'The name is too long to print: keep it to 120 characters.',
  'name-characters': `The name has a character we cannot print. ${mayBePrinted}`,
  'not-found': 'There is no such certificate or request.',
  'person-not-found': 'Nobody with that address has an account yet. Ask the therapist to sign in once first.',
  'course-not-found': 'That course has no published version.',
  'name-missing': 'The therapist has not confirmed a legal name. Give the name to print.',
  'has-certificate': 'There is a valid certificate for this enrolment already.',
  'date-unknown': 'That date does not exist.',
  'date-future': 'The completion date lies in the future.',
  'date-too-old': 'The completion date lies before 2020.',
  'too-early':
    'This version of the course was published after that day, so nobody can have completed it then. Please check the date.',
  superseded: 'A newer certificate has taken this one’s place, and that is final. Act on the newer one.',
  revoked: 'This certificate is revoked. Reinstate it first.',
  'already-revoked': 'This certificate is revoked already.',
  'not-revoked': 'This certificate is valid: there is nothing to reinstate.',
  'another-is-valid': 'Another certificate of the same enrolment is valid. Revoke that one first.',
  'same-name': 'The certificate carries that name already.',
  'already-decided': 'This request has been decided already.',
  'not-passed': 'There is no passed quiz to issue a certificate for.',
  'enrolment-ended': 'This enrolment has ended, so no certificate can be issued for it.',
  'waits-for-name': 'Confirm your name to receive the certificate.',
  'waits-for-review': 'The certificate waits for a person’s review.',
  'waits-for-payment': 'The certificate waits for the bank, which is looking into the payment for this course.',
  declined: 'The certificate was declined after review.',
};

/** The sentence for each refusal. */
export function certificateMessage(reason: CertificateRefusal): string {
  return sentences[reason];
}

/** For the admin who issues by hand to somebody without an enrolment: what else the act does. */
export const issueByHandConsequence =
  'This therapist is not enrolled in the course. Issuing the certificate also enrols them, free of charge and with full access, and the audit trail says so.';

/** A state in one word, as the pages and the PDF print it. */
export const statusWord: Record<CertificateStatus, string> = {
  valid: 'Valid',
  expired: 'Expired',
  superseded: 'Superseded',
  revoked: 'Revoked',
};

/** What a state means for the person who checks. */
export const statusMeaning: Record<CertificateStatus, string> = {
  valid: 'We issued this certificate and it stands. Compare the name and the facts below with the paper you hold.',
  expired:
    'We issued this certificate and it was valid until the day it names. That day is over: the learning took place, and it no longer counts as current.',
  superseded: 'We issued this certificate, and a corrected one has taken its place. Rely on the newer one.',
  revoked: 'We issued this certificate and have since withdrawn it. It no longer counts.',
};

/** What looks wrong with a typed code, and what to do. */
export function codeFaultMessage(fault: CodeFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'No code was given.';
    case 'symbols':
      return `Our codes never contain ${fault.symbols.map((symbol) => `“${symbol}”`).join(', ')}. They use digits and capital letters without I, L, O and U.`;
    case 'length':
      return `A code has ${codeLength} letters and digits; this one has ${fault.got}. Perhaps a group is missing or was typed twice.`;
    case 'check-letter':
      return 'The last letter is a check on the others, and it does not agree. One symbol is wrong, or two have changed places.';
  }
}

/** What the sheet and the PDF say between the course and the day. Only a quiz passed here makes the course an assessed one. */
export function completionPhrase(basis: CertificateSnapshot['basis']): string {
  return basis === 'quiz' ? 'an assessed online course' : 'as confirmed by the provider';
}

/** "11 of 12 correct (91.6%), pass mark 80%, attempt 2", or how it came to be without a quiz here. */
export function resultText(result: CertificateResult | null): string {
  if (!result) return 'Completion confirmed by the provider, without a quiz result here';
  return `${result.correct} of ${result.total} correct (${result.percent.toFixed(1)}%), pass mark ${result.passPercent}%, attempt ${result.attemptNumber}`;
}

/** What the badge's picture shows, for those who do not see it. */
export function badgeAlt({ title, courseTitle }: Pick<CertificateSnapshot, 'title' | 'courseTitle'>): string {
  return `Badge: ${title}, ${courseTitle}`;
}

/** What a corrected certificate says of the one before it. */
export function replacesText(number: string): string {
  return `Replacement. Takes the place of ${number}.`;
}
