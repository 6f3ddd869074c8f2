import type { BodyChoice } from '#components/cpd/body-choice.ts';
import { countryNames, knownCountries } from '#lib/bodies/countries.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

export type ChoiceGroup = { readonly name: string; readonly isOpen: boolean; readonly bodies: readonly BodyChoice[] };

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, '');

/**
 * Bodies by country in the house's order, those of the therapist's country first and open. With a search every word of
 * which stands in its names or region, only what fits, and all open.
 */
export function choiceGroups(
  rules: readonly BodyRule[],
  held: ReadonlySet<string>,
  countryCode: string | null,
  search: string,
): ChoiceGroup[] {
  const words = plain(search).split(' ').filter(Boolean);
  const own = knownCountries.find((country) => country === countryCode) ?? 'AU';
  return [own, ...knownCountries.filter((country) => country !== own)]
    .map((country) => ({
      name: countryNames[country],
      isOpen: words.length > 0 || country === own,
      bodies: rules
        .filter((rule) => rule.country === country)
        .filter(({ name, shortName, region = '' }) =>
          words.every((word) => plain(`${name} ${shortName} ${region}`).includes(word)),
        )
        .map(({ slug, name, shortName, region }) => ({
          slug,
          name,
          shortName,
          country,
          region: region ?? null,
          isHeld: held.has(slug),
        }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    }))
    .filter((group) => group.bodies.length > 0);
}
