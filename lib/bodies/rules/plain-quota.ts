import type { BodyRule } from '../schema.ts';

/** The number asked of everyone, or of the first discipline; null where it goes by level or is not known. */
export function plainQuota({ quota }: BodyRule): number | null {
  if (quota.kind === 'units') return quota.units;
  return quota.kind === 'disciplines' ? quota.first : null;
}
