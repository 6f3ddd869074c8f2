import { refundDays } from '../rules/refund.ts';
import { policyCases, refundPolicy } from '../rules/refund-policy.ts';
import type { PolicyCase, PolicyRow } from '../rules/refund-policy.ts';

const happened: Readonly<Record<PolicyCase, string>> = {
  'changed-mind': `You give a course back within ${refundDays} days of paying, for any reason`,
  'given-back-by-us': 'We give a course back: a fault on our side, or goodwill, on any day',
  'part-given-back': 'Part of the price of a course goes back',
  disputed: 'The payment is disputed at the bank',
  'dispute-won': 'The bank decides that the payment stands',
  'dispute-lost': 'The bank takes the payment back',
  'seat-moved': 'A gift or a clinic’s seat that nobody has used is moved to somebody else or given back',
};

const enrolments: Readonly<Record<PolicyRow['enrolment'], string>> = {
  ends: 'Ends.',
  'goes-on': 'Goes on.',
  paused: 'Paused until the bank decides. Nothing in it is lost.',
};

function issuedWords(policyCase: PolicyCase): string {
  if (policyCase === 'changed-mind') return 'Then the course can no longer be given back.';
  if (policyCase === 'seat-moved') return 'Cannot be: a seat with a certificate has been used.';
  if (policyCase === 'dispute-lost')
    return 'Stays valid. It is revoked, with a reason, only where the course was not taken by the person named on it.';
  return policyCase === 'disputed' ? 'Stays valid, and anyone can check it.' : 'Stays valid.';
}

function notIssuedWords({ canBeIssued, enrolment }: PolicyRow): string {
  if (canBeIssued) return 'Can be issued, as before.';
  return enrolment === 'paused' ? 'Not while it is paused.' : 'Can no longer be issued.';
}

export type PolicyLine = {
  readonly policyCase: PolicyCase;
  readonly happened: string;
  readonly enrolment: string;
  readonly issued: string;
  readonly notIssued: string;
};

/** The refund policy in words, a line for each case, in the order in which people look for it. */
export function policyLines(): readonly PolicyLine[] {
  return policyCases.map((policyCase) => {
    const row = refundPolicy[policyCase];
    return {
      policyCase,
      happened: happened[policyCase],
      enrolment: enrolments[row.enrolment],
      issued: issuedWords(policyCase),
      notIssued: notIssuedWords(row),
    };
  });
}

/** What the policy says of a certificate when an admin gives a line back as a whole. */
export function certificateConsequence(hasCertificate: boolean): string {
  return hasCertificate
    ? 'The certificate that was issued stays valid and can be checked: it states what was learned.'
    : 'No certificate can be issued for it afterwards.';
}
