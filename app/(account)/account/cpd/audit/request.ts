import { packRequestSchema } from '#lib/cpd-log/schema/pack.ts';
import type { PackRequest } from '#lib/cpd-log/schema/pack.ts';

type Params = Readonly<Record<string, string | string[] | undefined>>;

const fields = ['body', 'from', 'to', 'reflections', 'evidence'] as const;

/** What an address asks for: a pack, or what is wrong by field with what was typed. */
export function readPackRequest(
  params: Params,
):
  | { readonly ok: true; readonly request: PackRequest }
  | { readonly ok: false; readonly errors: Record<string, string>; readonly values: Record<string, string> } {
  const given = Object.fromEntries(
    fields.flatMap((name) => {
      const value = params[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
  const parsed = packRequestSchema.safeParse(given);
  if (parsed.success) return { ok: true, request: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0] ?? 'body');
    errors[name] ??= given[name] === undefined ? missing(name) : message;
  }
  return { ok: false, errors, values: given };
}

function missing(name: string): string {
  if (name === 'from') return 'Give the first day.';
  return name === 'to' ? 'Give the last day.' : 'Choose a body.';
}

/** The address of a pack, or of one of its files. It names a body and dates, nothing of the person. */
export function packHref(request: PackRequest, file: '' | '/pdf' | '/csv' | '/zip' = ''): string {
  const query = new URLSearchParams(
    fields.flatMap((name) => {
      const value = request[name];
      return value === undefined ? [] : [[name, value] as [string, string]];
    }),
  );
  return `/account/cpd/audit/pack${file}?${query.toString()}`;
}
