import { longDay } from '#lib/time/days.ts';
import type {
  CountReason,
  CountedActivity,
  LimitStanding,
  MissingFact,
  NextThing,
  Period,
  Standing,
  Verdict,
} from './rules/types.ts';
import type { BodyRule } from './schema.ts';

/** "1 hour", "2.5 hours", "3.33 hours": at most two places, cut off and never rounded up. */
export function unitsText({ unit }: BodyRule, units: number): string {
  const shown = Math.floor(units * 100 + 1e-6) / 100;
  return `${numberText(units)} ${shown === 1 ? unit.one : unit.many}`;
}

/** "2.5": at most two places, cut off and never rounded up. */
export function numberText(units: number): string {
  return new Intl.NumberFormat('en-AU', { maximumFractionDigits: 2 }).format(Math.floor(units * 100 + 1e-6) / 100);
}

/** "1 July 2026 to 30 June 2027"; for a balance, what it holds on its last day. */
export function periodText(rule: BodyRule, period: Period): string {
  if (rule.cycle.kind !== 'rolling') return `${longDay(period.from)} to ${longDay(period.to)}`;
  if (rule.cycle.months === null) return `Balance on ${longDay(period.to)}`;
  return `Balance on ${longDay(period.to)}: learning since ${longDay(period.from)}`;
}

export const verdictWords: Record<Verdict, string> = {
  met: 'Met',
  open: 'Not yet met',
  missed: 'Not met',
  'nothing-asked': 'Nothing asked',
  tasks: 'Tasks instead of hours',
  'cannot-say': 'We cannot say',
};

const factTexts: Record<MissingFact, string> = {
  'joined-on': 'Tell us the day you joined: your period runs from it.',
  'cycle-ends-on': 'Tell us the date on which your present period ends: it differs from member to member.',
  level: 'Tell us your level of membership: the number asked for hangs on it.',
  disciplines: 'Tell us the therapies you are registered for: the number asked for hangs on how many there are.',
  quota: 'How much this body asks for could not be verified. Ask them, and keep your own list until then.',
  unit: 'How this body turns learning into units could not be verified. Give the units it granted you, activity by activity.',
  cycle: 'When this body’s period begins and ends could not be verified. Ask them.',
};

/** What has to be told, or could not be verified, before an answer can be given. */
export function missingText(fact: MissingFact): string {
  return factTexts[fact];
}

/** Why an activity counts less than its minutes, or not at all; null where it simply counts. */
export function reasonText(rule: BodyRule, reason: CountReason): string | null {
  switch (reason.kind) {
    case 'counts':
      return null;
    case 'outside-period':
      return 'Outside this period.';
    case 'revoked':
      return 'Its certificate was revoked, so it does not count.';
    case 'taken-out-by-you':
      return `You took it out for ${rule.shortName}.`;
    case 'excluded':
      return `Does not count: ${reason.why}`;
    case 'over-maximum':
      return `${unitsText(rule, reason.lostUnits)} over the maximum for “${reason.label}” do not count.`;
    case 'rounded-down':
      return `Rounded down to ${stepText(rule)}.`;
    case 'unit-unknown':
      return `What this is worth in ${rule.unit.many} could not be verified. Give the number ${rule.shortName} granted.`;
    case 'units-claimed-by-you':
      return 'The number is your own.';
    case 'units-as-approved':
      return `The number is as ${rule.shortName} approved it.`;
  }
}

function stepText({ unit }: BodyRule): string {
  if (unit.roundDownTo === 0.5) return `half ${unit.many}`;
  return unit.roundDownTo === 0.25 ? `quarter ${unit.many}` : `whole ${unit.many}`;
}

/** All that there is to say of how an activity counts; empty where it simply counts. */
export function reasonsText(rule: BodyRule, { reasons }: CountedActivity): string[] {
  return reasons.map((reason) => reasonText(rule, reason)).filter((text) => text !== null);
}

/** "In person: at least 3 of your 20 hours; you have 1." */
export function limitText(rule: BodyRule, limit: LimitStanding, quotaUnits: number | null): string {
  const { limitId, label, kind, limitUnits, haveUnits } = limit;
  const isPerActivity = rule.limits.some((each) => each.id === limitId && each.isPerActivity);
  const have = `${isPerActivity ? 'the largest has' : 'you have'} ${numberText(haveUnits)}`;
  if (limitUnits === null) return `${label}: depends on how much is asked of you; ${have}.`;
  const of = quotaUnits === null || quotaUnits < limitUnits ? '' : ` of your ${numberText(quotaUnits)}`;
  const number = of === '' ? unitsText(rule, limitUnits) : `${numberText(limitUnits)}${of} ${rule.unit.many}`;
  return kind === 'minimum' ? `${label}: at least ${number}; ${have}.` : `${label}: at most ${number}; ${have}.`;
}

/** The next useful thing, in one sentence. */
export function nextText(rule: BodyRule, next: NextThing): string {
  switch (next.kind) {
    case 'nothing':
      return 'Nothing to do.';
    case 'tell':
      return missingText(next.fact);
    case 'fill-minimum':
      return `${unitsText(rule, next.units)} more: ${lowerFirst(next.label)}.`;
    case 'fill-quota':
      return `${unitsText(rule, next.units)} more.`;
    case 'do-tasks':
      return next.by === null ? 'Do what is asked.' : `Do what is asked by ${longDay(next.by)}.`;
    case 'renew':
      return `Nothing is missing. The period ends on ${longDay(next.on)}.`;
  }
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** "12.5 of 20 hours"; "12.5 hours" where the number asked for is not known. */
export function totalText({ rule, totalUnits, quotaUnits }: Standing): string {
  if (quotaUnits === null) return unitsText(rule, totalUnits);
  return `${numberText(totalUnits)} of ${unitsText(rule, quotaUnits)}`;
}
