import type { MinutesWorking, Outcome } from '#lib/catalogue/schema.ts';
import { monthsAfter } from './rules/expiry.ts';
import type { ApprovalLine, CertificateResult, CertificateSnapshot, CertificateTitle } from './schema.ts';

export type SnapshotFacts = {
  readonly number: string;
  readonly holderName: string;
  readonly course: {
    readonly title: string;
    readonly slug: string;
    readonly version: string;
    readonly outcomes: readonly Outcome[];
    readonly minutes: MinutesWorking;
    /** Null or absent: it does not expire. */
    readonly validMonths?: number | null;
  };
  readonly completedOn: string;
  /** The day of enrolment; null or absent: not known here. */
  readonly startedOn?: string | null;
  /** Lines from the approval registry; absent: none. */
  readonly approvals?: readonly ApprovalLine[];
  /** Null: issued by hand. */
  readonly result: CertificateResult | null;
  readonly provider: CertificateSnapshot['provider'];
  readonly signatory: string | null;
};

const count = new Intl.NumberFormat('en-AU');

/** "30 minutes (0.5 hours)", "60 minutes (1 hour)". */
export function hoursText(minutes: number): string {
  const hours = Math.round((minutes / 60) * 100) / 100;
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (${hours} ${hours === 1 ? 'hour' : 'hours'})`;
}

/** One line on how the minutes were worked out: what was counted, and what each published method makes of it. */
export function hoursMethodLine(minutes: MinutesWorking): string {
  const counted = `${count.format(minutes.words)} words, ${minutes.questions} quiz questions and ${minutes.figures} ${minutes.figures === 1 ? 'figure' : 'figures'}`;
  const methods = minutes.methods.map((method) => `${method.label}: ${Math.round(method.minutes)} min`).join('; ');
  return `Counted: ${counted}.${methods ? ` By published methods: ${methods}.` : ''} Offered: ${minutes.offered} min.`;
}

/** The line for a completion seen elsewhere: the minutes are stated, and what was read or answered is not known here. */
export function statedHoursLine(course: SnapshotFacts['course']): string {
  return `The learning time is the ${course.minutes.offered} min that the provider states for version ${course.version} of the course. Neither time nor study was measured here.`;
}

const modes: Record<CertificateSnapshot['basis'], CertificateSnapshot['mode']> = {
  quiz: 'online, self-paced, assessed',
  'by-hand': 'completion confirmed by the provider, not assessed here',
};

const titles: Record<CertificateSnapshot['basis'], CertificateTitle> = {
  quiz: 'Statement of achievement',
  'by-hand': 'Certificate of completion',
};

/** The percentage that people read: tenths, rounded down, so that 79.96 never reads as 80. */
export function percentOf(percentTenths: number): number {
  return Math.floor(percentTenths) / 10;
}

/** Freezes the facts into what the certificate says. Pure: nothing in it is looked up. */
export function snapshotFor(facts: SnapshotFacts): CertificateSnapshot {
  const { course } = facts;
  const basis = facts.result === null ? 'by-hand' : 'quiz';
  return {
    title: titles[basis],
    number: facts.number,
    holderName: facts.holderName,
    courseTitle: course.title,
    courseSlug: course.slug,
    courseVersion: course.version,
    completedOn: facts.completedOn,
    minutes: course.minutes.offered,
    hoursText: hoursText(course.minutes.offered),
    mode: modes[basis],
    outcomes: course.outcomes.map((outcome) => outcome.text.trim().replace(/\s+/g, ' ')),
    result: facts.result,
    hoursMethod: basis === 'quiz' ? hoursMethodLine(course.minutes) : statedHoursLine(course),
    provider: facts.provider,
    signatory: facts.signatory,
    basis,
    startedOn: basis === 'quiz' ? (facts.startedOn ?? null) : null,
    validUntil: course.validMonths ? monthsAfter(facts.completedOn, course.validMonths) : null,
    replaces: null,
    approvals: facts.approvals ?? [],
  };
}

/** AFF-2026-000123: for people; the code is what proves. */
export function formatNumber(year: number, running: bigint | number): string {
  return `AFF-${year}-${String(running).padStart(6, '0')}`;
}
