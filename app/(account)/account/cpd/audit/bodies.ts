import { countryNames } from '#lib/bodies/countries.ts';
import { bodies, bodyOf } from '#lib/bodies/load.ts';
import { wholeLog } from '#lib/cpd-log/schema/pack.ts';

/** Every body by name, after the choice of none. */
export function bodyChoices(): { value: string; label: string }[] {
  const all = [...bodies().values()].map(({ slug, name, country }) => ({
    value: slug,
    label: `${name} (${countryNames[country]})`,
  }));
  return [
    { value: wholeLog, label: 'No body: my whole log' },
    ...all.toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
  ];
}

export function nameOfBody(slug: string | null): string {
  return slug === null ? 'Whole log' : (bodyOf(slug)?.shortName ?? slug);
}
