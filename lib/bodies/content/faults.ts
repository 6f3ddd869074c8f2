import { warning, type Fault } from '#lib/catalogue/content/fault.ts';
import type { Path } from '#lib/catalogue/content/yaml.ts';
import { dayNumber, monthLength, readDay } from '../rules/days.ts';
import type { BodyRule, Limit } from '../schema.ts';

/** A rule that nobody has looked at for so many days is named. */
export const oldAfterDays = 365;

export type Found = {
  readonly at: Path;
  readonly rule: string;
  readonly message: string;
  readonly isWarning?: boolean;
};

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

function repeated({ limits, excluded, quota }: BodyRule): Found[] {
  const lists = [
    { at: ['limits'], ids: limits.map(({ id }) => id) },
    { at: ['excluded'], ids: excluded.map(({ id }) => id) },
    { at: ['quota'], ids: quota.kind === 'levels' ? quota.levels.map(({ key }) => key) : [] },
  ];
  return lists.flatMap(({ at, ids }) =>
    twice(ids).map((id) => ({ at, rule: 'twice', message: `"${id}" stands here more than once` })),
  );
}

/** The smallest quota that a member can have; null where it is not in units. */
function leastQuota({ quota }: BodyRule): number | null {
  if (quota.kind === 'units') return quota.units;
  if (quota.kind === 'levels') return Math.min(...quota.levels.map(({ units }) => units));
  return quota.kind === 'disciplines' ? quota.first : null;
}

function ownLimit(rule: BodyRule, limit: Limit, index: number): Found[] {
  const at = ['limits', index];
  const quota = leastQuota(rule);
  const found: Found[] = [];
  if ('shareOfQuota' in limit.measure) {
    const [part, whole] = limit.measure.shareOfQuota;
    if (part > whole) found.push({ at, rule: 'limit', message: `${part} of ${whole} is more than the whole quota` });
    if (quota === null) found.push({ at, rule: 'limit', message: 'a share of a quota that is not known' });
  } else if (limit.kind === 'minimum' && quota !== null && limit.measure.units > quota) {
    found.push({ at, rule: 'limit', message: `at least ${limit.measure.units}, and only ${quota} are asked in all` });
  }
  if (limit.isPerActivity && limit.kind === 'minimum')
    found.push({ at, rule: 'limit', message: 'only a maximum can hold for each activity' });
  return found;
}

/** A minimum above the maximum for the same learning can never be met. */
function opposed({ limits }: BodyRule): Found[] {
  const same = (a: Limit, b: Limit) => JSON.stringify(a.where ?? null) === JSON.stringify(b.where ?? null);
  const units = ({ measure }: Limit) => ('units' in measure ? measure.units : null);
  return limits.flatMap((least, index) => {
    const most = limits.find(
      (each) => each.kind === 'maximum' && !each.isPerActivity && least.kind === 'minimum' && same(each, least),
    );
    const [low, high] = [units(least), most ? units(most) : null];
    if (low === null || high === null || low <= high) return [];
    return [
      { at: ['limits', index], rule: 'limit', message: `at least ${low} and at most ${high} of the same learning` },
    ];
  });
}

function calendar({ cycle, unit }: BodyRule): Found[] {
  const texts =
    cycle.kind === 'fixed' ? [cycle.startsOn] : cycle.kind === 'window' ? [cycle.opensOn, cycle.closesOn] : [];
  const wrong = texts.filter((text) => Number(text.slice(3)) > monthLength(2024, Number(text.slice(0, 2))));
  const lines = (unit.table ?? []).entries();
  return [
    ...wrong.map((text) => ({ at: ['cycle'], rule: 'cycle', message: `${text} is no day of the year` })),
    ...(cycle.kind === 'fixed' && cycle.years > 1 && cycle.anchorYear === undefined
      ? [{ at: ['cycle'], rule: 'cycle', message: 'several years need an anchorYear: a year in which one starts' }]
      : []),
    ...[...lines].flatMap(([index, { minMinutes = 0, maxMinutes = Infinity }]) =>
      minMinutes > maxMinutes
        ? [{ at: ['unit', 'table', index], rule: 'unit', message: 'from more minutes than it goes up to' }]
        : [],
    ),
  ];
}

/** What is not known must be said, in words that the pages show. */
function honest({ status, doubts, quota, unit }: BodyRule): Found[] {
  const doubted = new Set(doubts.map(({ part }) => part));
  const found: Found[] = [];
  if (status !== 'found' && doubts.length === 0)
    found.push({ at: ['doubts'], rule: 'doubts', message: `the status is ${status}, and no doubt says why` });
  if (quota.kind === 'unknown' && !doubted.has('quota'))
    found.push({ at: ['quota'], rule: 'doubts', message: 'the quota is not known, and no doubt says so' });
  if (unit.minutes === null && !doubted.has('unit'))
    found.push({ at: ['unit'], rule: 'doubts', message: 'the unit has no minutes, and no doubt says so' });
  if (/^ceus?$/i.test(unit.one.trim()))
    found.push({ at: ['unit'], rule: 'unit', message: 'CEU has several sizes: say whose, or what it holds' });
  return found;
}

function addresses({ website, sources }: BodyRule): Found[] {
  const all = [
    { at: ['website'] as Path, url: website },
    ...sources.map(({ url }, index) => ({ at: ['sources', index] as Path, url })),
  ];
  return all
    .filter(({ url }) => !url.startsWith('https://'))
    .map(({ at, url }) => ({ at, rule: 'https', message: `${url} does not begin with https` }));
}

function checked({ checkedOn }: BodyRule, today: string): Found[] {
  const [then, now] = [readDay(checkedOn), readDay(today)];
  const at = ['checkedOn'];
  if (!then || !now) return [{ at, rule: 'checked', message: `${checkedOn} is no day of the calendar` }];
  const days = dayNumber(now) - dayNumber(then);
  if (days < 0) return [{ at, rule: 'checked', message: `checked on ${checkedOn}, which is still to come` }];
  if (days <= oldAfterDays) return [];
  return [{ at, rule: 'checked-long-ago', message: `last checked on ${checkedOn}, ${days} days ago`, isWarning: true }];
}

/** What a body's rule gets wrong that its shape cannot tell. `today` is a date such as 2026-11-28. */
export function faultsOf(rule: BodyRule, today: string): Found[] {
  return [
    ...repeated(rule),
    ...rule.limits.flatMap((limit, index) => ownLimit(rule, limit, index)),
    ...opposed(rule),
    ...calendar(rule),
    ...honest(rule),
    ...addresses(rule),
    ...checked(rule, today),
  ];
}

/** A finding with the line that it stands on. */
export function placed(file: string, lineOf: (path: Path) => number, { at, rule, message, isWarning }: Found): Fault {
  const fault = { file, line: lineOf(at), rule: `body-${rule}`, message };
  return isWarning ? warning(fault) : fault;
}
