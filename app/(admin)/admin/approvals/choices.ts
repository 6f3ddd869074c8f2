import { countryNames } from '#lib/bodies/countries.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/day.ts';

type Known = ReadonlyMap<string, BodyRule>;

/** Bodies by country and name, as a list to choose from. */
export function bodyOptions(known: Known): { value: string; label: string }[] {
  return [...known.values()]
    .map(({ slug, name, country, region }) => ({
      value: slug,
      label: `${countryNames[country]}${region ? `, ${region}` : ''}: ${name}`,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
}

export function bodyNames(known: Known): ReadonlyMap<string, string> {
  return new Map([...known.values()].map(({ slug, shortName }) => [slug, shortName]));
}

/** The day by which admins see states: UTC, as their times are where nothing else is said. */
export function today(): string {
  return dayIn(now(), 'UTC');
}
