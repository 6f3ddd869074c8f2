export type ExportedFunction = { readonly name: string; readonly body: string };

/** Code without its comments, so that a guard in a comment counts for nothing. */
export function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

/** The functions a module exports by name, each with its text up to the closing brace at the line's start. */
export function exportedFunctions(code: string): ExportedFunction[] {
  const found = withoutComments(code).matchAll(/^export (?:default )?(?:async )?function (\w+)([\s\S]*?)^\}/gm);
  return [...found].map((match) => ({ name: match[1] ?? '', body: match[2] ?? '' }));
}

/** Exports of an action file in a shape that this check cannot read, and that it therefore refuses. */
export function unreadableExports(code: string): string[] {
  const lines = withoutComments(code).match(/^export (?!type |interface |(?:default )?async function ).*$/gm);
  return [...(lines ?? [])];
}

export function calls(body: string, names: readonly string[]): boolean {
  return names.some((name) => new RegExp(`\\bawait ${name}\\(`).test(body));
}

/** What an action lacks: the check of where it comes from, and of who asks. */
export function missingGuards(action: ExportedFunction, isOpen: boolean): string[] {
  const who = ['requireViewer', 'requireAdmin', 'currentViewer'];
  return [
    ...(calls(action.body, ['assertSameOrigin']) ? [] : ['assertSameOrigin']),
    ...(isOpen || calls(action.body, who) ? [] : ['requireViewer or requireAdmin']),
  ];
}
