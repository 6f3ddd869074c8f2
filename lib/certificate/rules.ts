import type { CertificatePolicy } from '#lib/catalogue/schema.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { unprintableIn } from './rules/letters.ts';
import type { CertificateEventKind, CertificateStatus, RecordedStatus } from './schema.ts';

/** A certificate before its first event has no state. */
export type StateBefore = RecordedStatus | null;

const transitions: Record<CertificateEventKind, { from: readonly StateBefore[]; to: RecordedStatus }> = {
  issued: { from: [null], to: 'valid' },
  superseded: { from: ['valid'], to: 'superseded' },
  revoked: { from: ['valid'], to: 'revoked' },
  reinstated: { from: ['revoked'], to: 'valid' },
};

/** The state after an event, or null where the event cannot follow: superseded is final. */
export function stateAfter(before: StateBefore, kind: CertificateEventKind): RecordedStatus | null {
  const { from, to } = transitions[kind];
  return from.includes(before) ? to : null;
}

/** The state that a history, oldest first, leads to. An event that could not have happened changes nothing. */
export function statusOf(kinds: readonly CertificateEventKind[]): RecordedStatus | null {
  return kinds.reduce<StateBefore>((state, kind) => stateAfter(state, kind) ?? state, null);
}

export type PassFacts = {
  readonly passed: boolean;
  /** The enrolment runs, or ended in a way that still lets this pass be collected: see `mayStillCollect`. */
  readonly mayCollect: boolean;
  /** The bank looks into the payment. */
  readonly isFrozen: boolean;
  readonly policy: CertificatePolicy;
  /** A certificate of this very attempt, in whatever state, or a valid one of the enrolment. */
  readonly hasCertificate: boolean;
  /** A certificate of the enrolment was revoked: a new one needs a person's eyes. */
  readonly hasRevoked: boolean;
  readonly nameConfirmed: boolean;
  readonly request: 'none' | 'waiting' | 'approved' | 'declined';
};

export type IssueDecision =
  | { readonly act: 'issue' }
  | { readonly act: 'request-review' }
  | { readonly act: 'wait'; readonly waitsFor: 'name' | 'review' | 'declined' | 'payment' }
  | { readonly act: 'nothing'; readonly because: 'not-passed' | 'has-certificate' | 'enrolment-ended' };

/**
 * Whether a pass of this enrolment may still be collected. Access that ran out after the pass takes nothing back; a refund
 * or any other end does, also one that came when the access was over.
 */
export function mayStillCollect(
  term: { readonly endedAt: Date | null; readonly endReason: string | null; readonly isPaidBack: boolean },
  passedAt: Date,
): boolean {
  if (term.endedAt === null) return true;
  if (term.isPaidBack) return false;
  return term.endReason === 'access-over' && passedAt.getTime() <= term.endedAt.getTime();
}

/** What a pass leads to. The same facts always lead to the same answer, so asking twice issues once. */
export function mayIssue(facts: PassFacts): IssueDecision {
  if (facts.hasCertificate) return { act: 'nothing', because: 'has-certificate' };
  if (!facts.passed) return { act: 'nothing', because: 'not-passed' };
  if (!facts.mayCollect) return { act: 'nothing', because: 'enrolment-ended' };
  if (facts.isFrozen) return { act: 'wait', waitsFor: 'payment' };
  if (facts.request === 'declined') return { act: 'wait', waitsFor: 'declined' };
  if (facts.request === 'waiting') return { act: 'wait', waitsFor: 'review' };
  if ((facts.policy === 'review' || facts.hasRevoked) && facts.request === 'none') return { act: 'request-review' };
  if (!facts.nameConfirmed) return { act: 'wait', waitsFor: 'name' };
  return { act: 'issue' };
}

/** What has expired may still be revoked: why it ended matters to whoever checks it. */
export function mayRevoke(status: CertificateStatus): Result<null, 'superseded' | 'already-revoked'> {
  if (status === 'valid' || status === 'expired') return ok(null);
  return refuse(status === 'revoked' ? 'already-revoked' : 'superseded');
}

/** Not while another certificate of the same enrolment is valid: there is at most one. */
export function mayReinstate(
  status: CertificateStatus,
  otherIsValid: boolean,
): Result<null, 'superseded' | 'not-revoked' | 'another-is-valid'> {
  if (status === 'superseded') return refuse('superseded');
  if (status !== 'revoked') return refuse('not-revoked');
  return otherIsValid ? refuse('another-is-valid') : ok(null);
}

export type NameFault = 'name-short' | 'name-long' | 'name-characters';

/** Letters in a form made for old typesetting: joined, doubled in width, or bent to stand at the end of a word. */
const presentationForms = /[\ufb00-\ufb1d\ufb1f-\ufdff\ufe70-\ufefc\uff01-\uffdc]/gu;
/** Marks without a shape that come along when a name is pasted. */
const shapeless = /[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]/gu;

/** One spelling of a name: plain and composed letters, single spaces, nothing that cannot be seen. */
export function tidyName(text: string): string {
  return text
    .replace(shapeless, '')
    .replace(presentationForms, (form) => form.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[‘ʼ]/gu, '’')
    .trim();
}

/** A name as it may be printed, tidied; or what is wrong with it. */
export function checkName(text: string): Result<string, NameFault> {
  const name = tidyName(text);
  if ([...name].length > 120) return refuse('name-long');
  if (!/\p{L}.*\p{L}/u.test(name)) return refuse('name-short');
  return unprintableIn(name) === null ? ok(name) : refuse('name-characters');
}

/** A name is corrected on the valid certificate only, one that has expired included, and only to another name. */
export function mayCorrectName(
  status: CertificateStatus,
  printed: string,
  wanted: string,
): Result<string, 'superseded' | 'revoked' | 'same-name' | NameFault> {
  if (status === 'superseded' || status === 'revoked') return refuse(status);
  const name = checkName(wanted);
  if (!name.ok) return name;
  return name.value === printed ? refuse('same-name') : name;
}

/** A day that exists in the calendar, from 2020 on, and not after today. Both days as YYYY-MM-DD. */
export function mayHaveCompletedOn(
  day: string,
  today: string,
): Result<null, 'date-unknown' | 'date-future' | 'date-too-old'> {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return refuse('date-unknown');
  if (day > today) return refuse('date-future');
  return day < '2020-01-01' ? refuse('date-too-old') : ok(null);
}

/** Nobody completes a version of a course before it is published. Both days as YYYY-MM-DD, in the therapist's time zone. */
export function mayHaveCompletedVersion(day: string, publishedOn: string): Result<null, 'too-early'> {
  return day < publishedOn ? refuse('too-early') : ok(null);
}
