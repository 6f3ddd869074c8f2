import { dayNumber, monthLength, readDay } from '../rules/days.ts';
import type { BodyRule } from '../schema.ts';
import type { Path } from '#lib/catalogue/content/yaml.ts';
import type { Found } from './found.ts';

/** A rule that nobody has looked at for so many days is named. */
const oldAfterDays = 365;

export function calendar({ cycle, unit }: BodyRule): Found[] {
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
export function honest({ status, doubts, quota, unit }: BodyRule): Found[] {
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

export function addresses({ website, sources }: BodyRule): Found[] {
  const all = [
    { at: ['website'] as Path, url: website },
    ...sources.map(({ url }, index) => ({ at: ['sources', index] as Path, url })),
  ];
  return all
    .filter(({ url }) => !url.startsWith('https://'))
    .map(({ at, url }) => ({ at, rule: 'https', message: `${url} does not begin with https` }));
}

export function checked({ checkedOn }: BodyRule, today: string): Found[] {
  const [then, now] = [readDay(checkedOn), readDay(today)];
  const at = ['checkedOn'];
  if (!then || !now) return [{ at, rule: 'checked', message: `${checkedOn} is no day of the calendar` }];
  const days = dayNumber(now) - dayNumber(then);
  if (days < 0) return [{ at, rule: 'checked', message: `checked on ${checkedOn}, which is still to come` }];
  if (days <= oldAfterDays) return [];
  return [{ at, rule: 'checked-long-ago', message: `last checked on ${checkedOn}, ${days} days ago`, isWarning: true }];
}
