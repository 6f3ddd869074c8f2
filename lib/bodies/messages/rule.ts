import { numberText, unitsText } from '../messages.ts';
import { addMonths, dayBefore, nextDay } from '../rules/days.ts';
import type { BodyRule, Limit, Mode } from '../schema.ts';

const statusTexts: Record<BodyRule['status'], { word: string; meaning: string }> = {
  found: { word: 'Found', meaning: 'Read in the body’s own pages or in a copy of them.' },
  'partly-found': { word: 'Partly found', meaning: 'Part of it was read. Its page says what was not.' },
  'not-verified': { word: 'Not verified', meaning: 'We could not read the rule. Nothing here is sure.' },
};

/** "Partly found". */
export function statusWord(status: BodyRule['status']): string {
  return statusTexts[status].word;
}

export function statusMeaning(status: BodyRule['status']): string {
  return statusTexts[status].meaning;
}

export const kindWords: Record<BodyRule['kind'], string> = {
  association: 'Association',
  register: 'Register',
  regulator: 'Regulator',
  certification: 'Certification',
  council: 'Council of associations',
};

const modeWords: Record<Mode, string> = {
  in_person: 'in person',
  online_live: 'live online',
  online_self_paced: 'online at your own pace',
  reading: 'reading',
  supervision: 'supervision',
  teaching: 'teaching',
  other: 'anything else',
};

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** How much is asked: "20 CPE points"; "30, 40 or 50 CPE points, by level". */
export function quotaText(rule: BodyRule): string {
  const { quota, unit } = rule;
  switch (quota.kind) {
    case 'units':
      return unitsText(rule, quota.units);
    case 'levels':
      return `${list(quota.levels.map((level) => numberText(level.units)))} ${unit.many}, by level`;
    case 'disciplines':
      return `${unitsText(rule, quota.first)}, and ${numberText(quota.eachFurther)} more for each further therapy`;
    case 'tasks':
      return 'Tasks instead of hours';
    case 'unknown':
      return 'How much was not found';
    case 'none':
      return 'No CPD asked';
  }
}

const monthDays = (day: string) =>
  new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const yearsText = (years: number) => (years === 1 ? 'the year' : `the ${years} years`);

function fixedText(startsOn: string, years: number, anchorYear: number | undefined): string {
  if (years === 1 && startsOn === '01-01') return 'in the calendar year';
  // A common year: nothing that is shown begins on 29 February.
  const start = `2025-${startsOn}`;
  const lastDay = monthDays(dayBefore(addMonths(start, 12 * years)));
  if (years === 1) return `from ${monthDays(start)} to ${lastDay}`;
  if (anchorYear === undefined) return `in ${years} years to ${lastDay}`;
  const ends = anchorYear + years - (startsOn === '01-01' ? 1 : 0);
  return `in ${years} years, to ${lastDay} ${ends}, ${ends + years} and so on`;
}

function windowText(opensOn: string, closesOn: string): string {
  const [opens, closes] = [`2025-${opensOn}`, `2025-${closesOn}`];
  const isAllYear = nextDay(closes).slice(5) === opensOn;
  return isAllYear ? `each year by ${monthDays(closes)}` : `each year from ${monthDays(opens)} to ${monthDays(closes)}`;
}

/** In which time: "from 1 July to 30 June", "in the calendar year". Empty where there is none. */
export function cycleText({ cycle }: BodyRule): string {
  switch (cycle.kind) {
    case 'fixed':
      return fixedText(cycle.startsOn, cycle.years, cycle.anchorYear);
    case 'anniversary':
      return `in ${yearsText(cycle.years)} from the day you joined`;
    case 'personal':
      return `in ${yearsText(cycle.years)} to your own date`;
    case 'rolling':
      return cycle.months === null
        ? 'held at all times'
        : `held at all times; each lapses after ${cycle.months} months`;
    case 'window':
      return windowText(cycle.opensOn, cycle.closesOn);
    case 'none':
      return '';
  }
}

/** Number, unit and period in one line: "20 CPE points from 1 July to 30 June". */
export function inOneLine(rule: BodyRule): string {
  const asked = quotaText(rule);
  const when = cycleText(rule);
  if (when === '') return asked;
  return ['units', 'tasks'].includes(rule.quota.kind) ? `${asked} ${when}` : `${asked}, ${when}`;
}

/** What one unit is. */
export function unitText({ unit }: BodyRule): string {
  if (unit.minutes !== null) return `One ${unit.one.replace(/ of .*$/, '')} is ${unit.minutes} minutes of learning.`;
  return unit.table
    ? `${unit.many} go by the kind of learning, as in the table below.`
    : `How many minutes make one ${unit.one} could not be verified.`;
}

/** "At least 4 of 20", "At most one third of the quota for each activity". */
export function measureText(rule: BodyRule, { kind, measure, isPerActivity }: Limit): string {
  const of = rule.quota.kind === 'units' ? ` of ${numberText(rule.quota.units)}` : '';
  const much =
    'units' in measure ? `${numberText(measure.units)}${of} ${rule.unit.many}` : shareText(measure.shareOfQuota);
  return `At ${kind === 'minimum' ? 'least' : 'most'} ${much}${isPerActivity ? ', for each activity' : ''}`;
}

const shares: Record<string, string> = {
  '1/2': 'half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
  '4/5': 'four fifths',
};

function shareText([part, whole]: readonly [number, number]): string {
  return `${shares[`${part}/${whole}`] ?? `${part} of ${whole} parts`} of what is asked`;
}

/** What happens to more than is asked. */
export function carryOverText(rule: BodyRule): string {
  const { carryOver } = rule;
  switch (carryOver.kind) {
    case 'none':
      return 'Nothing carries over.';
    case 'capped':
      return `At most ${unitsText(rule, carryOver.maxUnits)} carry over into the next period.`;
    case 'all':
      return 'All that is over carries on into the next period.';
    case 'unknown':
      return 'Whether anything carries over was not found, so we carry nothing.';
  }
}

/** Whether words of your own about the learning are asked for. */
export function reflectionText({ reflection }: BodyRule): string {
  if (reflection.isAsked === 'no') return 'Not asked for.';
  if (reflection.isAsked === 'unknown') return 'Whether it is asked for was not found.';
  if (reflection.shape === 'cnhc-steps') return 'Asked for, in four steps: need, learning, use, review.';
  return reflection.shape === 'cmtbc-goals' ? 'Asked for: goals, and what changed.' : 'Asked for, in your own words.';
}

/** How the learning that a limit speaks of is had; null where it does not go by that. */
export function limitModesText({ where }: Limit): string | null {
  if (!where?.modes) return null;
  const text = list(where.modes.map((mode) => modeWords[mode]));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
