'use server';

import { redirect } from 'next/navigation';
import { stepOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { deleteEvidence } from '#lib/cpd-log/commands/add-evidence.ts';
import { db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';

const folder = '/account/cpd/log';
const gone = 'This file is not among yours. It may have been deleted in another window.';

/** Asks, then deletes one file, from its entry or from those that wait. */
export async function deleteEvidenceAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review')
    return {
      confirm: {
        title: 'Delete this file?',
        points: ['It is gone for good, also from packs that you share.'],
        button: 'Delete the file',
      },
    };
  const done = await deleteEvidence(db(), viewer, textOf(form, 'fileId'));
  if (!done.ok) return { message: gone };
  const entryId = textOf(form, 'entryId');
  redirect(isId(entryId) ? `${folder}/${entryId}?done=file-deleted` : `${folder}?done=file-deleted`);
}
