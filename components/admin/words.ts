import type { OrderStatusName } from '#lib/account/admin-queries/schema.ts';

const subjects: Readonly<Record<string, { readonly word: string; readonly path: string }>> = {
  certificate: { word: 'Certificate', path: 'certificates' },
  enrolment: { word: 'Enrolment', path: 'enrolments' },
  attempt: { word: 'Attempt', path: 'attempts' },
  user: { word: 'Therapist', path: 'therapists' },
  order: { word: 'Order', path: 'orders' },
  'issue-request': { word: 'Queue entry', path: 'queue' },
  question: { word: 'Question', path: 'questions' },
  'pool-import': { word: 'Question import', path: 'questions/import' },
  code: { word: 'Code', path: 'codes' },
  approval: { word: 'Approval', path: 'approvals' },
};

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

export function subjectWord(type: string): string {
  return own(subjects, type)?.word ?? type;
}

/** The admin page of what an act was about, or null. */
export function subjectHref(type: string, id: string): string | null {
  const subject = own(subjects, type);
  return subject ? `/admin/${subject.path}/${encodeURIComponent(id)}` : null;
}

const actions: Readonly<Record<string, string>> = {
  'certificate.issued-by-hand': 'Issued a certificate by hand',
  'certificate.name-corrected': 'Corrected a name',
  'certificate.revoked': 'Revoked a certificate',
  'certificate.reinstated': 'Reinstated a certificate',
  'issue-request.approved': 'Approved a pass',
  'issue-request.declined': 'Declined a pass',
  'quiz-adjustment.granted': 'Granted a quiz adjustment',
  'quiz-adjustment.ended': 'Ended a quiz adjustment',
  'enrolment.granted': 'Gave a course',
  'enrolment.ended': 'Ended an enrolment',
  'order.refunded': 'Gave money back',
  'question.key-corrected': 'Corrected a key',
  'question.voided': 'Made a question void',
  'question.retired': 'Took a question out of the pool',
  'question.restored': 'Put a question back into the pool',
  'pool.imported': 'Imported questions',
  'refund.paid-by-hand': 'Marked a refund as paid by hand',
  'refund.assigned': 'Said what a refund was for',
  'code.created': 'Made a code',
  'code.closed': 'Closed a code',
  'approval.registered': 'Entered an approval',
  'approval.withdrawn': 'Withdrew an approval',
  'certificate.line-left-out': 'A body’s line was left out',
  'certificate.lines-added': 'Replaced with lines of bodies',
};

/** "certificate.revoked" as a person says it; a new kind of act reads as its name with spaces. */
export function actionWords(action: string): string {
  return own(actions, action) ?? plain(action);
}

function plain(name: string): string {
  const text = name.replaceAll(/[.\-_]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const certificateEvents: Readonly<Record<string, string>> = {
  issued: 'Issued',
  superseded: 'Superseded',
  revoked: 'Revoked',
  reinstated: 'Reinstated',
};
export function certificateEventWord(kind: string): string {
  return own(certificateEvents, kind) ?? plain(kind);
}

const enrolmentEvents: Readonly<Record<string, string>> = {
  bought: 'Bought',
  granted: 'Given without an order',
  ended: 'Ended',
  frozen: 'Closed while the bank looks into the payment',
  thawed: 'Open again: the payment stands',
  reopened: 'Runs again',
};
export function enrolmentEventWord(kind: string): string {
  return own(enrolmentEvents, kind) ?? plain(kind);
}

const endReasons: Readonly<Record<string, string>> = {
  'access-over': 'access ran out',
  refunded: 'refunded',
  refund: 'refunded',
  'dispute-lost': 'dispute lost at the bank',
  'seat-moved': 'seat given to somebody else',
};
export function endReasonWords(reason: string): string {
  return own(endReasons, reason) ?? reason;
}

const orderStatuses: Readonly<Record<OrderStatusName, string>> = {
  open: 'Card page open',
  pending: 'Waiting for the bank',
  paid: 'Paid',
  failed: 'Failed',
  expired: 'Closed unpaid',
  refunded: 'Refunded',
};
export function orderStatusWord(status: OrderStatusName): string {
  return orderStatuses[status];
}

const refundStatuses: Readonly<Record<string, string>> = {
  requested: 'On its way to the payment service',
  given: 'Given',
  failed: 'Sent back by the bank',
  refused: 'Refused by the payment service',
  undecided: 'Undecided',
};
export function refundStatusWord(status: string): string {
  return own(refundStatuses, status) ?? plain(status);
}

const refundOrigins: Readonly<Record<string, string>> = {
  therapist: 'The buyer',
  admin: 'An admin',
  system: 'By itself: paid twice',
  dashboard: 'In the payment service’s dashboard',
};
export function refundOriginWord(origin: string): string {
  return own(refundOrigins, origin) ?? plain(origin);
}

const disputeStatuses: Readonly<Record<string, string>> = {
  open: 'Open: the bank decides',
  won: 'Decided for us',
  lost: 'Decided for the buyer',
};
export function disputeStatusWord(status: string): string {
  return own(disputeStatuses, status) ?? plain(status);
}

const purposes: Readonly<Record<string, string>> = { self: 'Own study', gift: 'Gift', seats: 'Clinic seats' };
export function purposeWord(purpose: string): string {
  return own(purposes, purpose) ?? plain(purpose);
}

const orderEvents: Readonly<Record<string, string>> = {
  placed: 'Order placed.',
  'checkout-opened': 'Card page opened.',
  'checkout-refused': 'The payment service did not open a card page.',
  pending: 'Card page finished; the bank has not confirmed.',
  paid: 'Payment confirmed.',
  failed: 'The bank did not make the payment.',
  expired: 'Card page closed without a payment.',
  'amount-mismatch': 'A payment arrived that does not match the order: a person must look.',
  'duplicate-payment': 'Paid for a course already held: that line is given back.',
  'refund-requested': 'A refund was decided; the money follows.',
  refunded: 'The payment was sent back.',
  'partly-refunded': 'Part of the payment was sent back.',
  'refund-failed': 'Money could not be sent back: a person must look.',
  disputed: 'The payment is disputed at the bank: answer at the payment service. Access is paused.',
  'dispute-won': 'The dispute was decided: the payment stands, and access is open again.',
  'dispute-lost': 'The dispute was decided: the bank took the payment back, and access has ended.',
};
export function orderEventSentence(kind: string): string {
  return own(orderEvents, kind) ?? plain(kind);
}

const steps: Readonly<Record<string, string>> = {
  start: 'Started',
  answer: 'Answered',
  flag: 'Flagged',
  submit: 'Handed in',
  'time-out': 'Time ran out',
  regrade: 'Marked again',
  read: 'Read again',
};
export function stepWord(kind: string): string {
  return own(steps, kind) ?? plain(kind);
}

const jobs: Readonly<Record<string, string>> = {
  'send-mail': 'Sending an e-mail',
  'settle-checkout': 'Reading a payment',
  'settle-refund': 'Reading a refund or a dispute',
  'give-refund': 'Giving money back',
  'collect-certificate': 'Looking at a pass that waited',
  'sweep-checkouts': 'Looking for payments that were not reported',
  'certificate-mail': 'Making a certificate’s PDF',
  'close-expired-attempts': 'Closing quizzes whose time ran out',
  'regrade-attempts': 'Marking papers again after a correction',
  'verify-records': 'Checking every quiz record',
  'tally-attempt': 'Counting an attempt into the figures',
  'recount-figures': 'Counting all figures again',
  'send-reminders': 'Sending reminders of CPD dates',
  'reconcile-money': 'Comparing our books with the payment service’s',
};
export function jobWords(name: string): string {
  return own(jobs, name) ?? plain(name);
}

/** "87.5%" from tenths of a percent. */
export function percentText(percentTenths: number): string {
  return percentTenths % 10 === 0 ? `${percentTenths / 10}%` : `${(percentTenths / 10).toFixed(1)}%`;
}

/** "1 enrolment", "3 enrolments", "no enrolments". */
export function counted(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return `${count.toLocaleString('en-AU')} ${count === 1 ? one : many}`;
}
