import type { CountReason, Verdict } from '#lib/bodies/rules/types.ts';
import type { CertificateStatus } from '#lib/certificate/schema.ts';
import { longDay } from '#lib/time/days.ts';
import type { Verification } from '../schema.ts';
import type { Pack, PackActivity, PackBody, PackReflection, PackSummary } from '../schema/pack.ts';
import { questionsOf } from './reflection.ts';

const everSince = '1900-01-01';

/** "2.5 hours", "1 CPE point": at most two places, no trailing noughts. */
export function unitsText(units: number, body: Pick<PackBody, 'unitOne' | 'unitMany'>): string {
  const shown = numberText(units);
  return `${shown} ${shown === '1' ? body.unitOne : body.unitMany}`;
}

/** At most two places, cut off and never rounded up. */
export function numberText(units: number): string {
  return String(Math.floor(units * 100 + 1e-6) / 100);
}

/** "1 h 30 min", "45 min". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** "1 July 2026 to 30 June 2027"; of a balance in which nothing lapses, its last day. */
export function periodText({ from, to }: Pack['period']): string {
  if (from === everSince) return `Everything up to ${longDay(to)}`;
  return `${longDay(from)} to ${longDay(to)}`;
}

/** How an activity is known, said to an auditor. */
export const knownText: Record<Verification, string> = {
  'issued-here': 'Issued by this platform: check it by its code',
  'signature-checked': 'Open Badge whose signature was checked',
  'self-declared': 'Stated by the therapist',
};

export const certificateStatusText: Record<CertificateStatus, string> = {
  valid: 'Valid',
  expired: 'Expired: it counts for its own time',
  superseded: 'Superseded by a corrected certificate',
  revoked: 'Revoked: no longer counts',
};

export const ruleStatusText: Record<PackBody['status'], string> = {
  found: 'Read in the body’s own pages or in a copy of them',
  'partly-found': 'Partly found: some of it we could not read',
  'not-verified': 'Not verified: we could not read the rule',
};

/** One sentence on how the count stands. */
export function verdictText(summary: PackSummary, body: PackBody): string {
  const quota = summary.quotaUnits === null ? null : unitsText(summary.quotaUnits, body);
  const words: Record<Verdict, string> = {
    met: `What ${body.shortName} asks for in this period is there, by our reading of its rule.`,
    open: `Not yet complete, and the period still runs.${quota ? ` Asked: ${quota}.` : ''}`,
    missed: `Not complete by our reading of the rule, and the period is over.${quota ? ` Asked: ${quota}.` : ''}`,
    'nothing-asked': `${body.shortName} asks for no amount of CPD.`,
    tasks: `${body.shortName} asks for tasks and not for an amount of learning. The log below shows what was learned.`,
    'cannot-say': 'We cannot say whether this is enough. What is missing for it stands under “What is missing”.',
  };
  return words[summary.verdict];
}

/** Why an activity counts as it does, where there is something to say; empty when it simply counts. */
export function reasonText(reason: CountReason): string {
  switch (reason.kind) {
    case 'counts':
      return '';
    case 'outside-period':
      return 'Outside the period';
    case 'revoked':
      return 'Its certificate was revoked';
    case 'taken-out-by-you':
      return 'Not claimed by the therapist';
    case 'excluded':
      return `Not accepted: ${reason.why}`;
    case 'over-maximum':
      return `Over the maximum “${reason.label}”: ${numberText(reason.lostUnits)} not counted`;
    case 'rounded-down':
      return `Rounded down by ${numberText(reason.lostUnits)}`;
    case 'unit-unknown':
      return 'The body’s scale is not known, so no units are reckoned';
    case 'units-claimed-by-you':
      return 'Units as stated by the therapist';
    case 'units-as-approved':
      return 'Units as approved by the body';
  }
}

export function reasonsText({ reasons }: Pick<PackActivity, 'reasons'>): string {
  return reasons.map(reasonText).filter(Boolean).join('. ');
}

const logQuestions = [
  { key: 'learned', label: 'What I learned' },
  { key: 'use', label: 'How I use it' },
];

/** A reflection's parts under their questions, in the order in which these are asked; one that is asked no more comes last. */
export function answersShown({
  shape,
  answers,
}: Pick<PackReflection, 'shape' | 'answers'>): { label: string; text: string }[] {
  const questions = shape === 'log' ? logQuestions : questionsOf[shape];
  const place = (key: string) => {
    const at = questions.findIndex((question) => question.key === key);
    return at === -1 ? questions.length : at;
  };
  return answers
    .toSorted((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1))
    .map(({ key, text }) => ({ text, label: questions[place(key)]?.label ?? key }));
}

/** "235 kB", "3.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
