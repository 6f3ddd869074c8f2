import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentDir } from '../paths.ts';
import { countryNames, knownCountries, type KnownCountry } from './countries.ts';
import { bodySchema } from './schema.ts';
import type { BodyRule } from './schema.ts';

let loaded: ReadonlyMap<string, BodyRule> | undefined;

/** Every body's rule by slug, read once a process. Throws on a file that `content:check` would refuse. */
export function bodies(dir: string = join(contentDir, 'bodies')): ReadonlyMap<string, BodyRule> {
  loaded ??= new Map(
    readdirSync(dir)
      .filter((name) => name.endsWith('.yaml'))
      .toSorted()
      .map((name) => bodySchema.parse(parse(readFileSync(join(dir, name), 'utf8'))))
      .map((rule) => [rule.slug, rule]),
  );
  return loaded;
}

/** One body's rule; null for a slug that there is not. */
export function bodyOf(slug: string): BodyRule | null {
  return bodies().get(slug) ?? null;
}

/** Every body's rule, country by country in the order in which they are shown, then by name. */
export function bodiesByCountry(): {
  readonly country: KnownCountry;
  readonly name: string;
  readonly rules: readonly BodyRule[];
}[] {
  const all = [...bodies().values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-AU'));
  return knownCountries
    .map((country) => ({ country, name: countryNames[country], rules: all.filter((rule) => rule.country === country) }))
    .filter(({ rules }) => rules.length > 0);
}
