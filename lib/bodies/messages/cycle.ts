import { addMonths, dayBefore, nextDay } from '../rules/days.ts';
import type { BodyRule } from '../schema.ts';

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
