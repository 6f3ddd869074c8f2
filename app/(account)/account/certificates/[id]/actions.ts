'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { addBodyLines } from '#lib/certificate/commands/add-body-lines.ts';
import { addLinesMessage } from '#lib/certificate/messages/lines.ts';
import { linesToAdd } from '#lib/certificate/queries/lines.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

/** Asks, then replaces the therapist's own certificate by one with the lines that can be added. */
export async function addBodyLinesAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer('/account/certificates');
  const certificateId = textOf(form, 'certificateId');
  if (textOf(form, 'step') === 'edit') return {};
  if (textOf(form, 'step') !== 'confirm') {
    const found = await linesToAdd(db(), viewer, certificateId);
    if (!found || found.ready.length === 0) return { message: addLinesMessage('nothing-to-add') };
    return {
      confirm: {
        title: 'Replace this certificate?',
        points: [
          ...found.ready.map((line) => `Added: ${line.bodyName}, ${line.jurisdiction}, ${line.unitsText}.`),
          'The new certificate has a number and a code of its own. This one says that it was superseded and leads to it.',
          'You can do this once. After that, write to us.',
        ],
        button: 'Replace it',
      },
    };
  }
  const done = await addBodyLines(db(), viewer, certificateId, now());
  if (!done.ok) return { message: addLinesMessage(done.reason) };
  redirect(`/account/certificates/${done.value.certificateId}`);
}
