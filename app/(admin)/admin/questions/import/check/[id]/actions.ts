'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { importConfirmation } from '#components/quiz/import-confirmation.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { importPool } from '#lib/quiz/commands/import-pool.ts';
import { confirmImportSchema } from '#lib/quiz/exchange/forms.ts';
import { importMessage } from '#lib/quiz/exchange/messages.ts';
import { checkUpload } from '#lib/quiz/queries/exchange.ts';
import { now } from '#lib/time/clock.ts';
import { faultsByField, stepOf, valuesOf } from '../../../../forms.ts';

/** Asks once more, then imports the file that was checked. */
export async function importPoolAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['reason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = confirmImportSchema.safeParse(valuesOf(form, ['uploadId', 'print', 'reason']));
  if (!parsed.success) return { errors: faultsByField(parsed.error, {}), values };
  if (stepOf(form) === 'review') {
    const check = await checkUpload(db(), admin, parsed.data.uploadId, now());
    return check ? { values, confirm: importConfirmation(check) } : { message: importMessage('upload-gone'), values };
  }
  const done = await importPool(db(), admin, parsed.data, now());
  if (!done.ok) return { message: importMessage(done.reason), values };
  redirect(`/admin/questions/import/${done.value.importId}`);
}
