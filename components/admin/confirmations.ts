import { issueByHandConsequence, statusMeaning, statusWord } from '#lib/certificate/messages.ts';
import type { CertificateStatus } from '#lib/certificate/schema.ts';
import type { Confirmation } from './act-state.ts';

type Facts = {
  readonly number: string;
  readonly holderName: string;
  readonly courseTitle: string;
  readonly email: string;
  readonly verifyAddress: string;
};

function publicAnswer(address: string, status: CertificateStatus): string {
  return `The public page ${address} will answer “${statusWord[status]}”: “${statusMeaning[status]}”`;
}

const onRecord = 'Your name, the time and the reason stay on record for ever.';

/** What revoking does, before it is done. */
export function revokeConfirmation(facts: Facts): Confirmation {
  return {
    title: `Revoke ${facts.number}?`,
    points: [
      `The certificate of ${facts.holderName} for “${facts.courseTitle}” stops counting at once.`,
      publicAnswer(facts.verifyAddress, 'revoked'),
      `${facts.email} is told by e-mail, with the reason. The public page does not show the reason.`,
      onRecord,
      'It can be reinstated later.',
    ],
    button: 'Revoke the certificate',
  };
}

/** What reinstating does, before it is done. */
export function reinstateConfirmation(facts: Facts): Confirmation {
  return {
    title: `Reinstate ${facts.number}?`,
    points: [
      `The certificate of ${facts.holderName} for “${facts.courseTitle}” counts again at once.`,
      publicAnswer(facts.verifyAddress, 'valid'),
      `${facts.email} is told by e-mail, with the reason.`,
      onRecord,
    ],
    button: 'Reinstate the certificate',
  };
}

/** What correcting a name does, before it is done. */
export function correctNameConfirmation(facts: Facts & { readonly newName: string }): Confirmation {
  return {
    title: `Replace ${facts.number} by a certificate in the name of ${facts.newName}?`,
    points: [
      `A new certificate with its own number and code says ${facts.newName} instead of ${facts.holderName}. Nothing else in it changes.`,
      `${publicAnswer(facts.verifyAddress, 'superseded')} It leads to the new one, which answers “${statusWord.valid}”.`,
      'This cannot be taken back: a superseded certificate stays superseded. A wrong name is put right by correcting the new one.',
      `${facts.email} is told by e-mail, with the reason.`,
      onRecord,
    ],
    button: 'Issue the corrected certificate',
  };
}

/** What issuing by hand does, before it is done. */
export function issueConfirmation(facts: {
  readonly name: string;
  readonly email: string;
  readonly courseTitle: string;
  readonly courseVersion: string;
  readonly isEnrolled: boolean;
}): Confirmation {
  return {
    title: `Issue a certificate to ${facts.name}?`,
    points: [
      `It says that ${facts.name} completed “${facts.courseTitle}” (version ${facts.courseVersion}), and that the completion was confirmed by the provider without a quiz result here.`,
      ...(facts.isEnrolled ? [] : [issueByHandConsequence]),
      `Its public page will answer “${statusWord.valid}” from now on, for anyone who has the code.`,
      `${facts.email} is told by e-mail.`,
      onRecord,
    ],
    button: 'Issue the certificate',
  };
}

/** What a decision about a waiting pass does, before it is done. */
export function decisionConfirmation(facts: {
  readonly decision: 'approve' | 'decline';
  readonly email: string;
  readonly courseTitle: string;
  readonly confirmedName: string | null;
}): Confirmation {
  if (facts.decision === 'decline') {
    return {
      title: 'Decline this pass?',
      points: [
        `No certificate is issued for “${facts.courseTitle}”, so there is no public page.`,
        `${facts.email} is told by e-mail, with the reason.`,
        'A decision is made once. A certificate can still be issued by hand later.',
        onRecord,
      ],
      button: 'Decline the pass',
    };
  }
  return {
    title: 'Approve this pass?',
    points: [
      facts.confirmedName
        ? `The certificate for “${facts.courseTitle}” is issued at once, in the name of ${facts.confirmedName}. Its public page will answer “${statusWord.valid}”.`
        : `The certificate for “${facts.courseTitle}” is issued as soon as the therapist confirms a name. Until then there is no public page.`,
      `${facts.email} is told by e-mail.`,
      onRecord,
    ],
    button: facts.confirmedName ? 'Approve and issue the certificate' : 'Approve the pass',
  };
}
