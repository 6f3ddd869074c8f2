import type { LogEntry } from '../../schema.ts';
import type { Gap, Pack, PackActivity } from '../../schema/pack.ts';
import type { PackFacts } from '../facts.ts';
import { isReflectedOn } from './reflections.ts';

type Drawn = Omit<Pack, 'gaps'>;

/** What the pack lacks, or what its reader must know, the weightiest first. A pack that says nothing here lacks nothing we know of. */
export function gapsOf(pack: Drawn, entries: readonly LogEntry[], facts: PackFacts): Gap[] {
  return [
    ...aboutBody(pack, facts),
    ...aboutCount(pack, facts),
    ...aboutActivities(pack),
    ...aboutReflections(pack, entries, facts),
  ];
}

function aboutBody({ holder, body }: Drawn, { membership, standing, isBodyPeriod }: PackFacts): Gap[] {
  const gaps: Gap[] = [];
  if (body?.isOwnForm) gaps.push({ kind: 'own-form' });
  if (holder.legalName === null) gaps.push({ kind: 'no-legal-name' });
  if (!body) return gaps;
  if (!membership) gaps.push({ kind: 'not-a-member' });
  else if (holder.membershipNumber === null) gaps.push({ kind: 'no-membership-number' });
  if (body.status === 'not-verified') gaps.push({ kind: 'rule-not-verified' });
  if (body.status === 'partly-found') gaps.push({ kind: 'rule-partly-found' });
  if (body.isReportedByProvider) gaps.push({ kind: 'reported-by-provider' });
  for (const fact of standing?.missing ?? []) gaps.push({ kind: 'fact-missing', fact });
  if (!isBodyPeriod && standing?.verdict !== 'nothing-asked') gaps.push({ kind: 'not-a-period-of-the-body' });
  return gaps;
}

function aboutCount({ activities, summary, period, madeOn }: Drawn, { standing }: PackFacts): Gap[] {
  const gaps: Gap[] = [];
  if (activities.length === 0) gaps.push({ kind: 'nothing-logged' });
  if (period.to > madeOn) gaps.push({ kind: 'period-runs' });
  if (!summary || !standing) return gaps;
  if (summary.verdict === 'cannot-say') gaps.push({ kind: 'cannot-count' });
  if (summary.verdict === 'tasks') gaps.push({ kind: 'tasks' });
  const shortUnits = summary.quotaUnits === null ? 0 : thousandths(summary.quotaUnits - summary.totalUnits);
  if (shortUnits > 0) gaps.push({ kind: 'quota-not-met', shortUnits });
  for (const { kind, isMet, label, haveUnits, limitUnits } of summary.limits)
    if (kind === 'minimum' && !isMet && limitUnits !== null)
      gaps.push({ kind: 'minimum-not-met', label, haveUnits, limitUnits });
  return gaps;
}

/** The rules reckon in thousandths: a rest of binary fractions is no shortage. */
function thousandths(units: number): number {
  return Math.round(units * 1000) / 1000;
}

const positionsOf = (activities: readonly PackActivity[]) => activities.map(({ position }) => position);

function aboutActivities({ activities, certificates, body, madeOn }: Drawn): Gap[] {
  const gaps: Gap[] = [];
  const revoked = certificates.filter(({ status }) => status === 'revoked');
  if (revoked.length > 0)
    gaps.push({ kind: 'certificate-revoked', positions: revoked.map(({ activityPosition }) => activityPosition) });
  const years = body?.notOlderThanYears ?? null;
  if (years !== null) {
    const oldest = yearsBefore(madeOn, years);
    const old = activities.filter(({ completedOn }) => completedOn < oldest);
    if (old.length > 0) gaps.push({ kind: 'too-old', years, positions: positionsOf(old) });
  }
  const bare = activities.filter(
    ({ verification, evidencePositions }) => verification === 'self-declared' && evidencePositions.length === 0,
  );
  if (bare.length > 0) gaps.push({ kind: 'no-evidence', positions: positionsOf(bare) });
  return gaps;
}

/** The same day so many years before; of 29 February the 28th. */
export function yearsBefore(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) - years;
  const rest = day.slice(4);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`;
}

function aboutReflections(pack: Drawn, entries: readonly LogEntry[], { goals }: PackFacts): Gap[] {
  const { body, activities } = pack;
  if (body?.asksReflection !== 'yes') return [];
  if (!pack.includesReflections) return [{ kind: 'reflections-left-out' }];
  if (body.reflectionShape === 'cmtbc-goals')
    return goals.some(({ shape }) => shape === 'cmtbc-goals') ? [] : [{ kind: 'no-goals' }];
  const silent = activities.filter(({ position }) => {
    const entry = entries[position - 1];
    return entry !== undefined && !isReflectedOn(entry, body.reflectionShape);
  });
  return silent.length > 0 ? [{ kind: 'no-reflection', positions: positionsOf(silent) }] : [];
}
