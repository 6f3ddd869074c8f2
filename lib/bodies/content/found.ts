import { warning, type Fault } from '#lib/catalogue/content/fault.ts';
import type { Path } from '#lib/catalogue/content/yaml.ts';

export type Found = {
  readonly at: Path;
  readonly rule: string;
  readonly message: string;
  readonly isWarning?: boolean;
};

/** A finding with the line that it stands on. */
export function placed(file: string, lineOf: (path: Path) => number, { at, rule, message, isWarning }: Found): Fault {
  const fault = { file, line: lineOf(at), rule: `body-${rule}`, message };
  return isWarning ? warning(fault) : fault;
}
