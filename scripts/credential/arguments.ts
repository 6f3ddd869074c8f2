import { parseArgs } from 'node:util';

export type VerifyArguments = {
  readonly file: string;
  readonly isJson: boolean;
  readonly isOnline: boolean;
  readonly at: Date | null;
  readonly keys: readonly string[];
  readonly lists: readonly string[];
  readonly schema: string | null;
};

export const usage =
  'Usage: npm run credential:verify -- FILE [--json] [--online] [--at TIME] [--keys FILE]... [--list FILE]... [--schema FILE]';

const options = {
  json: { type: 'boolean', default: false },
  online: { type: 'boolean', default: false },
  at: { type: 'string' },
  keys: { type: 'string', multiple: true },
  list: { type: 'string', multiple: true },
  schema: { type: 'string' },
} as const;

/** Reads the command line of credential:verify, or says what is wrong with it. */
export function readVerifyArguments(words: readonly string[]): VerifyArguments | { readonly fault: string } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  const { positionals, values } = parsed;
  const [file, ...others] = positionals;
  if (!file) return { fault: 'Name the file to check.' };
  if (others.length > 0) return { fault: 'Name one file only.' };
  const at = values.at === undefined ? null : new Date(values.at);
  if (at && Number.isNaN(at.getTime()))
    return { fault: `--at needs a moment such as 2026-11-20T00:00:00Z, not "${values.at}".` };
  return {
    file,
    isJson: values.json,
    isOnline: values.online,
    at,
    keys: values.keys ?? [],
    lists: values.list ?? [],
    schema: values.schema ?? null,
  };
}
