'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { confirmName } from '#lib/certificate/commands/confirm-name.ts';
import { nameMessage } from '#lib/certificate/messages/names.ts';
import { confirmNameSchema } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

const here = '/account/certificates';

/** Confirms the name to print, and collects every certificate that waited for it. */
export async function confirmNameAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const typed = textOf(form, 'legalName');
  const parsed = confirmNameSchema.safeParse({ legalName: typed });
  if (!parsed.success)
    return {
      errors: { legalName: parsed.error.issues[0]?.message ?? 'Give your full name.' },
      values: { legalName: typed },
    };
  const confirmed = await confirmName(db(), viewer, parsed.data, now());
  if (!confirmed.ok)
    return { errors: { legalName: nameMessage(confirmed.reason, typed) }, values: { legalName: typed } };
  const { certificateIds } = confirmed.value;
  redirect(certificateIds.length === 1 ? `${here}/${certificateIds[0]}` : here);
}
