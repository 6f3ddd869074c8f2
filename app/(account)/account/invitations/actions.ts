'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { stepOf } from '#app/(admin)/admin/forms.ts';
import { acceptInvitation } from '#lib/payments/commands/seats/accept-invitation.ts';
import { declineInvitation } from '#lib/payments/commands/seats/decline-invitation.ts';
import { shareResult } from '#lib/payments/commands/seats/share-result.ts';
import { acceptRefusalSentence, haveCourseSentence } from '#lib/payments/messages/seats.ts';
import { now } from '#lib/time/clock.ts';

const here = '/account/invitations';

/** Takes a seat or a gift, with or without the consent that was ticked, and leads to the course. */
export async function acceptAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const invitationId = textOf(form, 'invitationId');
  const taken = await acceptInvitation(db(), viewer, invitationId, now());
  if (!taken.ok) {
    if (taken.reason === 'have-course') return { message: haveCourseSentence(taken.courses, taken.from) };
    return { message: acceptRefusalSentence(taken.reason) };
  }
  if (textOf(form, `share-${invitationId}`) === 'yes')
    await shareResult(db(), viewer, { invitationId, share: true }, now());
  const [slug, ...others] = taken.value.courseSlugs;
  redirect(slug !== undefined && others.length === 0 ? `/learn/${slug}` : '/account');
}

/** Asks, then says no to an invitation. */
export async function declineAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review') {
    return {
      confirm: {
        title: 'Decline?',
        points: [
          'Who sent it is told, and can give it to somebody else.',
          'You can take it only if you are asked again.',
        ],
        button: 'Decline',
      },
    };
  }
  const done = await declineInvitation(db(), viewer, textOf(form, 'invitationId'), now());
  if (!done.ok) return { message: acceptRefusalSentence(done.reason) };
  redirect(`${here}?done=declined`);
}

/** Lets the clinic see score and certificate, or no longer. */
export async function shareAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const share = textOf(form, 'share') === 'yes';
  const done = await shareResult(db(), viewer, { invitationId: textOf(form, 'invitationId'), share }, now());
  if (!done.ok) return { message: acceptRefusalSentence(done.reason) };
  redirect(`${here}?done=${share ? 'shared' : 'unshared'}`);
}
