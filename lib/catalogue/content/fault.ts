/** What is wrong with the content, and where: `file` is relative to the content folder, `line` starts at 1. */
export type Fault = { readonly file: string; readonly line: number; readonly rule: string; readonly message: string };

/** A fault as editors and terminals understand it. */
export function formatFault({ file, line, rule, message }: Fault): string {
  return `${file}:${line} ${message} [${rule}]`;
}
