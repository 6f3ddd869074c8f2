'use server';

import { redirect } from 'next/navigation';
import { faultsByField, stepOf, valuesOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import type { ShareState } from '#components/cpd/pack/share-form.tsx';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { newToken } from '#lib/auth/tokens.ts';
import { sharePack, withdrawShare } from '#lib/cpd-log/commands/share-pack.ts';
import { periodText } from '#lib/cpd-log/messages/pack.ts';
import { mailDraft, shareRefusal } from '#lib/cpd-log/messages/share.ts';
import { buildPack } from '#lib/cpd-log/queries/build-pack.ts';
import { createShareSchema, shareIdSchema } from '#lib/cpd-log/schema/pack.ts';
import type { Pack } from '#lib/cpd-log/schema/pack.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { longDay } from '#lib/time/days.ts';
import { readPackRequest } from './request.ts';

const here = '/account/cpd/audit';
const fields = ['label', 'days', 'sharesEvidence', 'sharesReflections'] as const;

/** Makes a link to a pack. Where something private goes along it asks first; the address is in the answer and nowhere else. */
export async function sharePackAction(_previous: ShareState, form: FormData): Promise<ShareState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const values = valuesOf(form, fields);
  const step = stepOf(form);
  if (step === 'edit') return { values };
  const parsed = createShareSchema.safeParse(values);
  if (!parsed.success) return { errors: faultsByField(parsed.error, {}), values };
  const at = now();
  const asked = readPackRequest({
    body: textOf(form, 'body'),
    from: textOf(form, 'from'),
    to: textOf(form, 'to'),
    reflections: values.sharesReflections === 'yes' ? 'yes' : 'no',
    evidence: values.sharesEvidence === 'yes' ? 'yes' : 'no',
  });
  const built = asked.ok ? await buildPack(db(), viewer, asked.request, at) : null;
  if (!built?.ok) return { message: 'This pack cannot be made any more. Choose the body and the dates again.', values };
  const pack = built.value;
  const points = privatePoints(pack);
  if (step === 'review' && points.length > 0) return { values, confirm: [...points, ...commonPoints(pack)] };
  const token = newToken();
  const made = await sharePack(db(), viewer, { ...parsed.data, pack, token }, at);
  if (!made.ok) return { message: shareRefusal[made.reason], values };
  const url = `${env().appUrl}/pack/${token}`;
  const lastDay = made.value.expiresAt.toISOString().slice(0, 10);
  return { made: { url, label: parsed.data.label, until: longDay(lastDay), mail: mailDraft(pack, url, lastDay) } };
}

function privatePoints(pack: Pack): string[] {
  const { length } = pack.evidence;
  return [
    ...(pack.reflections.length > 0 ? [`Your reflections, ${pack.reflections.length} in all, word for word.`] : []),
    ...(pack.includesEvidence && length > 0
      ? [`${length === 1 ? 'One evidence file' : `${length} evidence files`}, to download.`]
      : []),
  ];
}

function commonPoints(pack: Pack): string[] {
  return [
    `Your name, your membership number and your log for ${periodText(pack.period)}, as they are now: what you change later is not shown.`,
    'Nothing of other bodies or other dates.',
  ];
}

/** Asks, then ends a link at once. */
export async function withdrawShareAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const parsed = shareIdSchema.safeParse({ shareId: textOf(form, 'shareId') });
  if (!parsed.success) return { message: shareRefusal['not-found'] };
  const step = stepOf(form);
  if (step === 'edit') return {};
  if (step === 'review') {
    return {
      confirm: {
        title: 'Withdraw this link?',
        points: ['Whoever opens it from now on sees nothing.', 'It cannot be opened again; you can make a new one.'],
        button: 'Withdraw it',
      },
    };
  }
  const done = await withdrawShare(db(), viewer, parsed.data.shareId, now());
  if (!done.ok) return { message: shareRefusal[done.reason] };
  redirect(`${here}/links/${parsed.data.shareId}?done=withdrawn`);
}
