import type { Fault } from '#lib/catalogue/content/fault.ts';
import { filesIn, open } from '#lib/catalogue/content/files.ts';
import { shape } from '#lib/catalogue/content/yaml.ts';
import { bodySchema } from '../schema.ts';
import { faultsOf } from './faults.ts';
import { placed } from './found.ts';

const folder = 'bodies';

function checkBody(dir: string, file: string, today: string): Fault[] {
  const located = open(dir, file);
  const { value, faults } = shape(file, located, bodySchema);
  if (value === null) return [...faults];
  const expected = file.slice(folder.length + 1, -'.yaml'.length);
  const named =
    value.slug === expected
      ? []
      : [{ at: ['slug'], rule: 'slug', message: `the slug is "${value.slug}" in a file of the name "${expected}"` }];
  return [...named, ...faultsOf(value, today)].map((found) => placed(file, located.lineOf, found));
}

/**
 * Holds every rule in content/bodies against its schema and against itself.
 * @param dir the content folder
 * @param today a date such as 2026-11-28
 */
export function checkBodies(dir: string, today: string): { readonly count: number; readonly faults: Fault[] } {
  const files = filesIn(dir, folder, '.yaml');
  return { count: files.length, faults: files.flatMap((file) => checkBody(dir, file, today)) };
}
