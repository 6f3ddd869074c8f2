/** A violation to plant, with the rule and the words that must answer it. */
export type Fence = {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
  readonly says: string;
};

/** Violations that one rule answers in one way: a name, a file and what stands in it. */
export function answeredBy(
  rule: string,
  says: string,
  plants: readonly (readonly [string, string, string])[],
): Fence[] {
  return plants.map(([name, file, code]) => ({ name, file, code, rule, says }));
}

/** Code that imports a value. */
export const use = (source: string) => `import { thing } from '${source}';\nconsole.log(thing);\n`;

/** Code that imports a type. */
export const useType = (source: string) => `import type { Thing } from '${source}';\nexport type Other = Thing;\n`;
