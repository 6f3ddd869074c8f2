import type { BodyRule } from '../schema.ts';
import { carriedIn, carriedOn } from './carry.ts';
import { type Count, count } from './count.ts';
import { daysLeft } from './days.ts';
import { type HeldLimit, limitsOf, quotaOf } from './limits.ts';
import { missingForPeriod, periodsUpTo } from './periods.ts';
import type {
  Day,
  Learning,
  LimitStanding,
  Membership,
  MissingFact,
  NextThing,
  Period,
  Standing,
  Verdict,
} from './types.ts';
import { type Grains, toGrains, toUnits } from './grains.ts';

export { periodsUpTo } from './periods.ts';

const never: Period = { from: '9999-12-31', to: '0001-01-01' };

/** Where it stands, in grains; the quota is null where it is not known. */
type Sums = {
  readonly quota: Grains | null;
  readonly total: Grains;
  readonly counted: Count;
  readonly limits: readonly LimitStanding[];
};

function limitStandings(rule: BodyRule, limits: readonly HeldLimit[], { have }: Count): LimitStanding[] {
  return limits.map(({ id, label, kind, grains }) => {
    const got = have.get(id) ?? 0;
    return {
      limitId: id,
      label,
      kind,
      limitUnits: grains === null ? null : toUnits(rule, grains),
      haveUnits: toUnits(rule, got),
      isMet: kind === 'maximum' ? true : grains !== null && got >= grains,
    };
  });
}

const isAllMet = ({ quota, total, limits }: Sums) =>
  quota !== null && total >= quota && limits.every(({ isMet }) => isMet);

const hasUnknownUnits = ({ counted }: Sums) =>
  counted.activities.some(({ reasons }) => reasons.some(({ kind }) => kind === 'unit-unknown'));

/** Facts without which no answer can be given. A personal date that has passed leaves the answer for the period before it. */
const blocking = (missing: readonly MissingFact[], period: Period | null) =>
  missing.some((fact) => fact !== 'cycle-ends-on' || period === null);

function verdictOf(
  rule: BodyRule,
  sums: Sums,
  period: Period | null,
  today: Day,
  missing: readonly MissingFact[],
): Verdict {
  if (rule.quota.kind === 'none') return 'nothing-asked';
  if (rule.quota.kind === 'tasks') return 'tasks';
  if (period !== null && isAllMet(sums)) return 'met';
  if (period === null || sums.quota === null || blocking(missing, period)) return 'cannot-say';
  return period.to < today ? 'missed' : 'open';
}

function nextOf(
  rule: BodyRule,
  sums: Sums,
  period: Period | null,
  verdict: Verdict,
  missing: readonly MissingFact[],
): NextThing {
  if (verdict === 'nothing-asked') return { kind: 'nothing' };
  const [fact] = missing;
  if (fact !== undefined) return { kind: 'tell', fact };
  if (verdict === 'tasks') return { kind: 'do-tasks', by: period?.to ?? null };
  const lacking = sums.limits.find(({ isMet, limitUnits }) => !isMet && limitUnits !== null);
  if (lacking) {
    const units = (lacking.limitUnits ?? 0) - lacking.haveUnits;
    return { kind: 'fill-minimum', limitId: lacking.limitId, label: lacking.label, units };
  }
  if (sums.quota !== null && sums.total < sums.quota) {
    return { kind: 'fill-quota', units: toUnits(rule, sums.quota - sums.total) };
  }
  return period === null || rule.cycle.kind === 'rolling' ? { kind: 'nothing' } : { kind: 'renew', on: period.to };
}

/**
 * Where a member stands with one body. Pure and total: the same facts give the same answer, whatever their order, and more
 * learning never makes it worse.
 * @param period another period than the one that today is in, from `periodsUpTo`
 */
export function standing(
  rule: BodyRule,
  membership: Membership,
  learning: readonly Learning[],
  today: Day,
  period: Period | null = periodsUpTo(rule, membership, today, 1)[0] ?? null,
): Standing {
  const { units: quotaUnits, missing: missingForQuota } = quotaOf(rule, membership);
  const quota = quotaUnits === null ? null : toGrains(rule, quotaUnits);
  const limits = limitsOf(rule, membership, quota);
  const carried = period ? carriedIn(rule, membership, learning, today, period, { quota, limits }) : 0;
  const counted = count(rule, limits, learning, period ?? never, Math.max(0, (quota ?? 0) - carried));
  const total = carried + counted.grains;
  const sums: Sums = { quota, total, counted, limits: limitStandings(rule, limits, counted) };
  const missingUnit: MissingFact[] = hasUnknownUnits(sums) && !isAllMet(sums) && quota !== null ? ['unit'] : [];
  const missing = [...missingForPeriod(rule, membership, today), ...missingForQuota, ...missingUnit];
  const verdict = verdictOf(rule, sums, period, today, missing);
  const on = carriedOn(rule, total, quota);
  return {
    rule,
    verdict,
    period,
    daysLeft: period && rule.cycle.kind !== 'rolling' ? daysLeft(today, period.to) : null,
    quotaUnits,
    carriedInUnits: toUnits(rule, carried),
    totalUnits: toUnits(rule, total),
    minutes: counted.minutes,
    carriesOnUnits: on === null ? null : toUnits(rule, on),
    limits: sums.limits,
    activities: counted.activities,
    missing,
    next: nextOf(rule, sums, period, verdict, missing),
  };
}
