'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { correctNameConfirmation, reinstateConfirmation, revokeConfirmation } from '#components/admin/confirmations.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { verifyUrl } from '#lib/certificate/address.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { reinstate } from '#lib/certificate/commands/reinstate.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { certificateMessage } from '#lib/certificate/messages.ts';
import { nameMessage } from '#lib/certificate/messages/names.ts';
import { getCertificateAdmin } from '#lib/certificate/queries/admin.ts';
import { checkName, mayCorrectName, mayReinstate, mayRevoke } from '#lib/certificate/rules.ts';
import { certificateActSchema, correctNameSchema } from '#lib/certificate/schema.ts';
import type { AdminCertificate } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { faultsByField, stepOf, valuesOf } from '../../forms.ts';

function factsOf({ number, certificate, holder, code }: AdminCertificate) {
  return {
    number,
    holderName: certificate.holderName,
    courseTitle: certificate.courseTitle,
    email: holder.email,
    verifyAddress: verifyUrl(env().appUrl, code),
  };
}

/** Asks, then issues the same certificate under another name. */
export async function correctNameAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['certificateId', 'legalName', 'nameReason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = correctNameSchema.safeParse({
    certificateId: values.certificateId,
    legalName: values.legalName,
    reason: values.nameReason,
  });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'nameReason' }), values };
  const name = checkName(parsed.data.legalName);
  if (!name.ok) return { errors: { legalName: nameMessage(name.reason, parsed.data.legalName) }, values };
  if (stepOf(form) === 'review') {
    const certificate = await getCertificateAdmin(db(), admin, parsed.data.certificateId);
    if (!certificate) return { message: certificateMessage('not-found'), values };
    const may = mayCorrectName(certificate.status, certificate.certificate.holderName, name.value);
    if (!may.ok)
      return may.reason === 'same-name'
        ? { errors: { legalName: certificateMessage(may.reason) }, values }
        : { message: certificateMessage(may.reason), values };
    return { values, confirm: correctNameConfirmation({ ...factsOf(certificate), newName: may.value }) };
  }
  const done = await correctName(db(), admin, parsed.data, now());
  if (!done.ok) return { message: certificateMessage(done.reason), values };
  redirect(`/admin/certificates/${done.value.certificateId}?done=corrected`);
}

/** Asks, then withdraws the certificate. */
export async function revokeAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['certificateId', 'revokeReason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = certificateActSchema.safeParse({ certificateId: values.certificateId, reason: values.revokeReason });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'revokeReason' }), values };
  if (stepOf(form) === 'review') {
    const certificate = await getCertificateAdmin(db(), admin, parsed.data.certificateId);
    if (!certificate) return { message: certificateMessage('not-found'), values };
    const may = mayRevoke(certificate.status);
    return may.ok
      ? { values, confirm: revokeConfirmation(factsOf(certificate)) }
      : { message: certificateMessage(may.reason), values };
  }
  const done = await revoke(db(), admin, parsed.data, now());
  if (!done.ok) return { message: certificateMessage(done.reason), values };
  redirect(`/admin/certificates/${parsed.data.certificateId}?done=revoked`);
}

/** Asks, then makes a revoked certificate valid again. */
export async function reinstateAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['certificateId', 'reinstateReason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = certificateActSchema.safeParse({
    certificateId: values.certificateId,
    reason: values.reinstateReason,
  });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'reinstateReason' }), values };
  if (stepOf(form) === 'review') {
    const certificate = await getCertificateAdmin(db(), admin, parsed.data.certificateId);
    if (!certificate) return { message: certificateMessage('not-found'), values };
    // Whether another one of the enrolment is valid, the command sees under its lock.
    const may = mayReinstate(certificate.status, false);
    return may.ok
      ? { values, confirm: reinstateConfirmation(factsOf(certificate)) }
      : { message: certificateMessage(may.reason), values };
  }
  const done = await reinstate(db(), admin, parsed.data, now());
  if (!done.ok) return { message: certificateMessage(done.reason), values };
  redirect(`/admin/certificates/${parsed.data.certificateId}?done=reinstated`);
}
