import { Notice } from '#components/ui/notice.tsx';

/** Every message that `?done=` can ask for; any other word shows nothing. */
const messages = {
  issued: 'The certificate is issued and its holder has been sent a message.',
  corrected: 'The new certificate is issued. The old code now answers “superseded” and leads here.',
  revoked: 'The certificate is revoked. Its public page says so from now on.',
  reinstated: 'The certificate is valid again. Its public page says so from now on.',
  approved: 'The pass is approved and the certificate is issued.',
  'approved-waits-for-name': 'The pass is approved. The certificate follows as soon as the therapist confirms a name.',
  'approved-waits-for-payment':
    'The pass is approved. The bank is looking into the payment: the certificate follows once the payment stands.',
  'approved-nothing':
    'The pass is approved. No certificate was issued: the enrolment has a valid one already, or has ended.',
  'question-corrected':
    'The correction is on record. Papers that carry the question are being marked again; the numbers below grow until that is done.',
  'question-retired': 'New papers no longer draw this question. Papers that carry it keep it.',
  'question-restored': 'New papers draw this question again.',
  'adjustment-granted':
    'The adjustment is granted and holds from now on. The quiz page shows it to the therapist, without the reason.',
  'adjustment-ended': 'The adjustment is ended. Tries that have begun keep what they began with.',
  'code-made': 'The code is made. It works from its first day on.',
  'code-closed': 'The code is closed. Orders that used it keep their price.',
  'approval-registered': 'The approval is entered. Certificates issued from now on carry its line.',
  'approval-withdrawn': 'The approval is withdrawn. Certificates that carry its line keep it; new ones do not get it.',
  'refund-asked':
    'The refund is decided. The money goes to the payment service now; the table below says when it is given.',
  'paid-by-hand': 'The refund is marked as paid by hand.',
  'refund-assigned': 'It is written down what the refund was for. What goes back as a whole has ended.',
  declined: 'The pass is declined and the therapist has been sent the reason.',
} as const;

export type Done = keyof typeof messages;

export function DoneNotice({ done }: { done: string | undefined }) {
  if (!done || !Object.hasOwn(messages, done)) return null;
  return (
    <div role="status">
      <Notice tone="good">{messages[done as Done]}</Notice>
    </div>
  );
}
