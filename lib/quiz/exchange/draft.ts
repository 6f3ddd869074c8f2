import type { Place } from './schema.ts';

/** What a question may say of itself; what it does not say comes from the defaults. */
export type OwnFields = {
  readonly key?: string;
  readonly module?: string;
  readonly outcome?: string;
  readonly topic?: string;
  readonly level?: string;
  readonly safety?: boolean;
  readonly basis?: string;
  readonly references?: readonly string[];
};

/** A question as a format's reader understood it, before it is held against our schema. */
export type Draft = {
  readonly at: Place;
  /** How the file calls it. */
  readonly name: string;
  /** Written by us: what is missing is missing on purpose. */
  readonly isOwn: boolean;
  readonly own: OwnFields;
  readonly body: Readonly<Record<string, unknown>>;
  /** Where parts of the body stand, by path: `options.2`, `items.0.options.1`. */
  readonly places: ReadonlyMap<string, Place>;
};

/** What a reader finds on its way. */
export class Findings {
  readonly drafts: Draft[] = [];
  readonly errors: { at: Place; where: string; message: string }[] = [];
  readonly lost: { at: Place; where: string; message: string }[] = [];

  error(at: Place, where: string, message: string): void {
    this.errors.push({ at, where, message });
  }

  lose(at: Place, where: string, message: string): void {
    this.lost.push({ at, where, message });
  }
}

const keyPattern = /^[a-z0-9]{1,12}$/;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The keys that options get when nothing says otherwise: a, b, c … */
export function plainKeys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => letters[index] ?? `k${index + 1}`);
}

/** The given keys where each is one of ours and none comes twice; else a, b, c … */
export function keysFrom(given: readonly (string | undefined)[]): string[] {
  const usable = given.filter((key): key is string => key !== undefined && keyPattern.test(key));
  return usable.length === given.length && new Set(usable).size === usable.length ? usable : plainKeys(given.length);
}

export const isPlainKeys = (keys: readonly string[]): boolean =>
  plainKeys(keys.length).every((key, index) => key === keys[index]);

/** The number that a text is, or null. Takes a comma for a decimal point, as foreign files do. */
export function numberFrom(text: string): number | null {
  const trimmed = text.trim().replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}
