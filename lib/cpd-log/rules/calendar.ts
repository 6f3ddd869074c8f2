import type { Day } from '#lib/bodies/rules/types.ts';
import type { DueItem, DueKind } from '../schema/memberships.ts';

export type CalendarPeriod = { readonly membershipId: string; readonly bodyName: string; readonly endsOn: Day };
export type CalendarEvent = {
  /** The same for the same thing, whatever its day: a calendar then moves it and adds none. */
  readonly key: string;
  readonly day: Day;
  readonly title: string;
};

/** A calendar is seen by others: it names the kind of thing, never the therapist's own words for it. */
const titles: Readonly<Record<DueKind, string>> = {
  'first-aid': 'First aid: last day',
  insurance: 'Insurance: last day',
  membership: 'Membership: last day',
  other: 'A date from my CPD log: last day',
};

/** The whole days of a therapist's calendar, the earliest first. */
export function calendarEvents(
  dues: readonly Pick<DueItem, 'id' | 'kind' | 'dueOn'>[],
  periods: readonly CalendarPeriod[],
): CalendarEvent[] {
  return [
    ...dues.map(({ id, kind, dueOn }) => ({ key: `due-${id}`, day: dueOn, title: titles[kind] })),
    ...periods.map(({ membershipId, bodyName, endsOn }) => ({
      key: `period-${membershipId}-${endsOn}`,
      day: endsOn,
      title: `CPD period ends: ${bodyName}`,
    })),
  ].toSorted((one, other) => one.day.localeCompare(other.day) || one.key.localeCompare(other.key));
}
