import { isMemberNumber, longestMemberNumber } from '#lib/bodies/rules/member-number.ts';
import type { Day } from '#lib/bodies/rules/types.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { addDays, isDay } from './days.ts';

const longestDiscipline = 60;
const mostDisciplines = 12;
const mostUnits = 10_000;
const firstDay = '1950-01-01';

export type MembershipField = 'membershipNumber' | 'level' | 'disciplines' | 'joinedOn' | 'cycleEndsOn' | 'carriedIn';
export type MembershipFault =
  | 'number-too-long'
  | 'number-characters'
  | 'no-such-level'
  | 'discipline-too-long'
  | 'too-many-disciplines'
  | 'not-a-day'
  | 'joined-in-future'
  | 'day-out-of-reach'
  | 'not-a-number'
  | 'too-many-units';
export type MembershipFaults = Partial<Record<MembershipField, MembershipFault>>;

export type MembershipFacts = {
  readonly membershipNumber: string | null;
  readonly level: string | null;
  readonly disciplines: string[];
  readonly joinedOn: Day | null;
  readonly cycleEndsOn: Day | null;
  readonly carriedInMilli: number;
};

type Typed = Readonly<Record<MembershipField, string>>;

/** One discipline a line or between commas, in the writer's own words, each once. */
export function readDisciplines(text: string): string[] {
  const words = text
    .normalize('NFC')
    .split(/[\n,;]/)
    .map((word) => word.replaceAll(/\s+/g, ' ').trim())
    .filter((word) => word !== '');
  return words.filter(
    (word, index) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === index,
  );
}

/** "2.5" or "2,5" in thousandths; nothing is 0; null for what is no number of units, or finer than a thousandth. */
export function readMilli(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const match = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(trimmed);
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : null;
}

function joinedFault(day: string, today: Day): MembershipFault | null {
  if (day === '') return null;
  if (!isDay(day)) return 'not-a-day';
  if (day > today) return 'joined-in-future';
  return day < firstDay ? 'day-out-of-reach' : null;
}

function numberFault(number: string): MembershipFault | null {
  if (number.length > longestMemberNumber) return 'number-too-long';
  return number === '' || isMemberNumber(number) ? null : 'number-characters';
}

function endFault(day: string, today: Day): MembershipFault | null {
  if (day === '') return null;
  if (!isDay(day)) return 'not-a-day';
  return day < firstDay || day > addDays(today, 366 * 10) ? 'day-out-of-reach' : null;
}

function disciplinesFault(list: readonly string[]): MembershipFault | null {
  if (list.length > mostDisciplines) return 'too-many-disciplines';
  return list.some((word) => word.length > longestDiscipline) ? 'discipline-too-long' : null;
}

function carriedFault(milli: number | null): MembershipFault | null {
  if (milli === null) return 'not-a-number';
  return milli > mostUnits * 1000 ? 'too-many-units' : null;
}

/**
 * What was typed about a membership as facts, or every fault by field. An empty field is a fact not told: it is kept as
 * such, and where the rule needs it the page says so.
 */
export function readMembership(
  { quota }: Pick<BodyRule, 'quota'>,
  typed: Typed,
  today: Day,
): { readonly facts: MembershipFacts } | { readonly faults: MembershipFaults } {
  const number = typed.membershipNumber.normalize('NFC').trim();
  const disciplines = readDisciplines(typed.disciplines);
  const milli = readMilli(typed.carriedIn);
  const levels = quota.kind === 'levels' ? quota.levels.map(({ key }) => key) : [];
  const found: readonly (readonly [MembershipField, MembershipFault | null])[] = [
    ['membershipNumber', numberFault(number)],
    ['level', typed.level === '' || levels.includes(typed.level) ? null : 'no-such-level'],
    ['disciplines', disciplinesFault(disciplines)],
    ['joinedOn', joinedFault(typed.joinedOn, today)],
    ['cycleEndsOn', endFault(typed.cycleEndsOn, today)],
    ['carriedIn', carriedFault(milli)],
  ];
  const faults = Object.fromEntries(found.filter(([, fault]) => fault !== null)) as MembershipFaults;
  if (Object.keys(faults).length > 0) return { faults };
  return {
    facts: {
      membershipNumber: number || null,
      level: typed.level || null,
      disciplines,
      joinedOn: typed.joinedOn || null,
      cycleEndsOn: typed.cycleEndsOn || null,
      carriedInMilli: milli ?? 0,
    },
  };
}
