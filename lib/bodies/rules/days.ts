import type { Day } from './types.ts';

/** A day of the calendar as whole numbers; month 1 to 12. */
export type Civil = { readonly year: number; readonly month: number; readonly day: number };

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month: 29 for February of a leap year. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 30);
}

/** The day that a text names; null where it is not a day of the calendar: "2026-02-30". */
export function readDay(text: Day | null | undefined): Civil | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  return { year, month, day };
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** YYYY-MM-DD. A year beyond 1 to 9999 becomes the nearest day within. */
export function writeDay({ year, month, day }: Civil): Day {
  if (!(year >= 1)) return '0001-01-01';
  if (year > 9999) return '9999-12-31';
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** A day of a year that may lack it: 29 February is 1 March there. */
export function dayOf(year: number, month: number, day: number): Day {
  if (day <= monthLength(year, month)) return writeDay({ year, month, day });
  return month === 12 ? writeDay({ year: year + 1, month: 1, day: 1 }) : writeDay({ year, month: month + 1, day: 1 });
}

/** Days since 1 January of the year 0, for differences between days. */
export function dayNumber({ year, month, day }: Civil): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const months = Array.from({ length: month - 1 }, (_, index) => monthLength(year, index + 1));
  return before * 365 + leaps + months.reduce((sum, length) => sum + length, 0) + day;
}

/** The next day. A text that is no day comes back as it is. */
export function nextDay(text: Day): Day {
  const at = readDay(text);
  if (!at) return text;
  return dayOf(at.year, at.month, at.day + 1);
}

/** The day before. A text that is no day comes back as it is. */
export function dayBefore(text: Day): Day {
  const at = readDay(text);
  if (!at) return text;
  if (at.day > 1) return writeDay({ ...at, day: at.day - 1 });
  const [year, month] = at.month === 1 ? [at.year - 1, 12] : [at.year, at.month - 1];
  return writeDay({ year, month, day: monthLength(year, month) });
}

/** So many months on (or back): 31 January and one month is the last day of February. */
export function addMonths(text: Day, months: number): Day {
  const at = readDay(text);
  if (!at) return text;
  const index = at.year * 12 + (at.month - 1) + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return writeDay({ year, month, day: Math.min(at.day, monthLength(year, month)) });
}

/** Days from one day to another, the last one counted too; 0 where it is past, null where one is no day. */
export function daysLeft(from: Day, to: Day): number | null {
  const [first, last] = [readDay(from), readDay(to)];
  return first && last ? Math.max(0, dayNumber(last) - dayNumber(first) + 1) : null;
}
