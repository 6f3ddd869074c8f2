'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { createCodeConfirmation } from '#components/admin/code-confirmations.ts';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { createCode } from '#lib/payments/commands/codes.ts';
import { codeRefusalSentence } from '#lib/payments/messages/codes-admin.ts';
import { codeFieldNames, faultField, readCodeForm } from '#lib/payments/rules/code-form.ts';
import { codeSchema } from '#lib/payments/schema/codes.ts';
import { now } from '#lib/time/clock.ts';
import { stepOf, valuesOf } from '../../forms.ts';

/** Asks, then makes a promotion code. */
export async function createCodeAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const slugs = (await listCourseChoices(db(), admin)).map(({ slug }) => slug);
  const values = valuesOf(form, codeFieldNames(slugs));
  if (stepOf(form) === 'edit') return { values };
  const { input, errors } = readCodeForm(values, slugs, now());
  const parsed = codeSchema.safeParse(input);
  if (!parsed.success || Object.keys(errors).length > 0) {
    const faults: Record<string, string> = {};
    for (const { path, message } of parsed.error?.issues ?? []) faults[faultField(String(path[0]), slugs)] ??= message;
    if ('kind' in faults) faults['kind'] = 'Choose what the code does.';
    return { errors: { ...faults, ...errors }, values };
  }
  if (stepOf(form) === 'review') return { values, confirm: createCodeConfirmation(parsed.data) };
  const done = await createCode(db(), admin, parsed.data, now());
  if (done.ok) redirect(`/admin/codes/${done.value.codeId}?done=code-made`);
  const sentence = codeRefusalSentence(done.reason);
  return done.reason === 'code-taken' ? { errors: { code: sentence }, values } : { message: sentence, values };
}
