import { evidenceLimits } from '#lib/cpd-log/rules/evidence.ts';
import type { SentFile } from '#lib/cpd-log/commands/add-evidence.ts';
import { refuse, ok } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

/** Room for the seams of the form. */
const mostBytes = evidenceLimits.fileBytes + 64 * 1024;

/**
 * The one file of a form, read no further than its limit: a body without a length is not read at all, and one that is longer
 * than it said is no form.
 */
export async function sentFile(
  request: Request,
): Promise<Result<SentFile, 'form' | 'file-too-large' | 'file-missing' | 'file-empty'>> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isFinite(length)) return refuse('form');
  if (length > mostBytes) return refuse('file-too-large');
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return refuse('form');
  }
  const file = form.get('file');
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return refuse('file-missing');
  if (file.size === 0) return refuse('file-empty');
  return ok({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}

/** On to a page of ours, by GET. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

/** To the sign-in page by GET, and from there back to `next`: a file is never sent on to another page. */
export function askToSignIn(next: string): Response {
  return seeOther(`/sign-in?next=${encodeURIComponent(next)}`);
}
