/** What is wrong with the content, and where: `file` is relative to the content folder, `line` starts at 1. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  /** A fault is an error unless it says that it is a warning. */ readonly severity?: Severity;
};
export type Severity = 'error' | 'warning';

/** The same fault as a warning: worth a look, and no reason to stop. */
export function warning(fault: Omit<Fault, 'severity'>): Fault {
  return { ...fault, severity: 'warning' };
}

/** A fault as editors and terminals understand it. */
export function formatFault({ file, line, rule, message, severity }: Fault): string {
  return `${file}:${line} ${severity === 'warning' ? 'warning: ' : ''}${message} [${rule}]`;
}
