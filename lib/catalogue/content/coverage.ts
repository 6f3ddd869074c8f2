import { z } from 'zod';
import { byId, readRecord } from './files.ts';
import type { Loaded, Placed } from './files.ts';

const place = z.strictObject({
  course: z.string(),
  module: z.string(),
  as: z.enum(['taught', 'corrected']),
});
const places = z.union([place, z.array(place).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]));
/** Where a claim of the dossier stands. */
export type Place = z.infer<typeof place>;
export type Coverage = ReadonlyMap<string, Placed<Place[]>>;

export const coverageFile = 'coverage.yaml';

/** Reads coverage.yaml: each claim's id with one place or a list of places. */
export function readCoverage(dir: string): Loaded<Coverage> {
  const { value, faults } = readRecord(dir, coverageFile, places);
  return { value: byId(value).value, faults };
}
