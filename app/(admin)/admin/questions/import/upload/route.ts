import { z } from 'zod';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { keepUpload } from '#lib/quiz/commands/keep-upload.ts';
import { importDefaultsSchema, importFields } from '#lib/quiz/exchange/forms.ts';
import { limits } from '#lib/quiz/exchange/schema.ts';
import { now } from '#lib/time/clock.ts';

/** Room for the fields and the seams of the form. */
const mostBytes = limits.fileBytes + 64 * 1024;

function back(query: Record<string, string>): Response {
  const search = new URLSearchParams(query).toString();
  return new Response(null, { status: 303, headers: { location: `/admin/questions/import?${search}` } });
}

/** What arrived, or null when it is no form or says that it is too large. A body without a length is read no further than its limit. */
async function formOf(request: Request): Promise<FormData | 'too-large' | null> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isFinite(length)) return null;
  if (length > mostBytes) return 'too-large';
  try {
    return await request.formData();
  } catch {
    return null;
  }
}

/** Takes a file to check. A route and not an action, because actions take small bodies only. */
export async function POST(request: Request): Promise<Response> {
  const admin = await requireAdmin();
  await assertSameOrigin();
  const form = await formOf(request);
  if (form === null || form === 'too-large')
    return back({
      problem: form === null ? 'form' : 'file-too-large',
      ...Object.fromEntries(new URL(request.url).searchParams),
    });
  const values = Object.fromEntries(importFields.map((name) => [name, textOf(form, name).slice(0, 200)]));
  const versionId = z.uuid().safeParse(values['version']);
  if (!versionId.success) return back({ problem: 'version-not-found' });
  const defaults = importDefaultsSchema.safeParse({ ...values, safety: values['safety'] === 'yes' });
  if (!defaults.success) return back({ ...values, problem: 'form' });
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return back({ ...values, problem: 'file-missing' });
  const kept = await keepUpload(
    db(),
    admin,
    {
      courseVersionId: versionId.data,
      fileName: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      defaults: defaults.data,
    },
    now(),
  );
  if (!kept.ok) return back({ ...values, problem: kept.reason });
  const location = `/admin/questions/import/check/${kept.value.uploadId}`;
  return new Response(null, { status: 303, headers: { location } });
}
