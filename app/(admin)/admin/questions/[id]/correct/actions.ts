'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import {
  correctKeyConfirmation,
  poolConfirmation,
  voidConfirmation,
} from '#components/admin/correction-confirmations.ts';
import { keyPrefix } from '#components/admin/key-fields.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { changePool } from '#lib/quiz/commands/change-pool.ts';
import { correctQuestion } from '#lib/quiz/commands/correct-question.ts';
import { correctionMessages } from '#lib/quiz/messages/correction.ts';
import { getCorrectableQuestion } from '#lib/quiz/queries/correctable.ts';
import { previewCorrection } from '#lib/quiz/queries/preview-correction.ts';
import type { PreviewOutcome } from '#lib/quiz/queries/preview-correction.ts';
import { correctionSchema, poolActSchema } from '#lib/quiz/rules/correction/input.ts';
import { now } from '#lib/time/clock.ts';
import { faultsByField, stepOf, valuesOf } from '../../../forms.ts';

const corrected = '/admin/questions/corrections?done=question-corrected';
type Values = Readonly<Record<string, string>>;

/** A key that was refused, said beside its fields where there is one to blame. */
function refusedKey(refusal: Exclude<PreviewOutcome, { ok: true }>, values: Values): ActState {
  const faults = refusal.faults ?? [];
  const errors = Object.fromEntries(
    faults.flatMap(({ field, text }) => (field === null ? [] : [[`${keyPrefix}${field}`, text]])),
  );
  const general = faults.flatMap(({ field, text }) => (field === null ? [text] : []));
  const message = general.length > 0 ? general.join(' ') : correctionMessages[refusal.reason];
  return Object.keys(errors).length > 0 ? { errors, values } : { message, values };
}

/** Asks, then corrects the key. */
export async function correctKeyAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const names = [...new Set(form.keys())].filter((name) => name.startsWith(keyPrefix));
  const values: Values = valuesOf(form, ['questionVersionId', 'keyReason', ...names]);
  if (stepOf(form) === 'edit') return { values };
  const key = Object.fromEntries(names.map((name) => [name.slice(keyPrefix.length), values[name] ?? '']));
  const parsed = correctionSchema.safeParse({
    questionVersionId: values['questionVersionId'],
    reason: values['keyReason'],
    change: { kind: 'key', values: key },
  });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'keyReason' }), values };
  if (stepOf(form) === 'review') {
    const preview = await previewCorrection(db(), admin, parsed.data, now());
    if (!preview.ok) return refusedKey(preview, values);
    const question = await getCorrectableQuestion(db(), admin, parsed.data.questionVersionId, now());
    if (!question) return { message: correctionMessages['not-found'], values };
    return { values, confirm: correctKeyConfirmation({ ...question, preview: preview.value }) };
  }
  const done = await correctQuestion(db(), admin, parsed.data, now());
  if (!done.ok) return refusedKey(done, values);
  redirect(corrected);
}

/** Asks, then makes the question void. */
export async function voidAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['questionVersionId', 'voidReason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = correctionSchema.safeParse({
    questionVersionId: values.questionVersionId,
    reason: values.voidReason,
    change: { kind: 'void' },
  });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'voidReason' }), values };
  if (stepOf(form) === 'review') {
    const preview = await previewCorrection(db(), admin, parsed.data, now());
    if (!preview.ok) return { message: correctionMessages[preview.reason], values };
    const question = await getCorrectableQuestion(db(), admin, parsed.data.questionVersionId, now());
    if (!question) return { message: correctionMessages['not-found'], values };
    return { values, confirm: voidConfirmation({ ...question, preview: preview.value }) };
  }
  const done = await correctQuestion(db(), admin, parsed.data, now());
  if (!done.ok) return { message: correctionMessages[done.reason], values };
  redirect(corrected);
}

/** Asks, then takes the question out of the pool or puts it back. */
export async function poolAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['questionVersionId', 'key', 'act', 'poolReason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = poolActSchema.safeParse({
    questionVersionId: values.questionVersionId,
    act: values.act,
    reason: values.poolReason,
  });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'poolReason' }), values };
  if (stepOf(form) === 'review') return { values, confirm: poolConfirmation(values.key, parsed.data.act) };
  const done = await changePool(db(), admin, parsed.data, now());
  if (!done.ok) return { message: correctionMessages[done.reason], values };
  const { questionVersionId, act } = parsed.data;
  redirect(`/admin/questions/${questionVersionId}/correct?done=question-${act}d`);
}
