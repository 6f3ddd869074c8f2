'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { issueConfirmation } from '#components/admin/confirmations.ts';
import { previewIssue } from '#lib/account/admin-queries/issue-preview.ts';
import type { IssuePreview } from '#lib/account/admin-queries/issue-preview.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import type { IssueByHandRefusal } from '#lib/certificate/commands/issue-by-hand.ts';
import { certificateMessage } from '#lib/certificate/messages.ts';
import { nameMessage } from '#lib/certificate/messages/names.ts';
import { checkName, mayHaveCompletedOn, mayHaveCompletedVersion } from '#lib/certificate/rules.ts';
import { issueByHandSchema } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/day.ts';
import { faultsByField, stepOf, valuesOf } from '../forms.ts';

const fields = ['email', 'courseSlug', 'completedOn', 'legalName', 'reason'] as const;
type Values = Record<(typeof fields)[number], string>;

const fieldOf: Readonly<Partial<Record<IssueByHandRefusal, keyof Values>>> = {
  'person-not-found': 'email',
  'course-not-found': 'courseSlug',
  'name-missing': 'legalName',
  'name-short': 'legalName',
  'name-long': 'legalName',
  'name-characters': 'legalName',
  'date-unknown': 'completedOn',
  'date-future': 'completedOn',
  'date-too-old': 'completedOn',
  'too-early': 'completedOn',
};

function refused(reason: IssueByHandRefusal, values: Values): ActState {
  const field = fieldOf[reason];
  return field
    ? { errors: { [field]: nameMessage(reason, values.legalName) }, values }
    : { message: certificateMessage(reason), values };
}

/** Asks, then issues a certificate for a completion seen elsewhere. */
export async function issueByHandAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, fields);
  if (stepOf(form) === 'edit') return { values };
  const parsed = issueByHandSchema.safeParse({
    person: { email: values.email },
    courseSlug: values.courseSlug,
    completedOn: values.completedOn,
    reason: values.reason,
    ...(values.legalName.trim() ? { legalName: values.legalName } : {}),
  });
  if (!parsed.success) {
    const errors = faultsByField(parsed.error, { person: 'email' });
    return {
      errors: 'email' in errors ? { ...errors, email: 'Give the address the therapist signs in with.' } : errors,
      values,
    };
  }
  if (stepOf(form) === 'review') {
    const email = 'email' in parsed.data.person ? parsed.data.person.email : '';
    return review(await previewIssue(db(), admin, { email, courseSlug: parsed.data.courseSlug }), values);
  }
  const done = await issueByHand(db(), admin, parsed.data, now());
  if (!done.ok) return refused(done.reason, values);
  redirect(`/admin/certificates/${done.value.certificateId}?done=issued`);
}

/** Says beforehand what the command would refuse, so that nobody confirms what cannot be done. */
function review({ person, course, isEnrolled, validCertificate }: IssuePreview, values: Values): ActState {
  if (!person) return refused('person-not-found', values);
  if (!course) return refused('course-not-found', values);
  const wanted = values.legalName.trim() || person.confirmedName;
  if (!wanted) return refused('name-missing', values);
  const name = checkName(wanted);
  if (!name.ok) return refused(name.reason, values);
  const date = mayHaveCompletedOn(values.completedOn.trim(), dayIn(now(), person.timeZone));
  if (!date.ok) return refused(date.reason, values);
  const ofVersion = mayHaveCompletedVersion(values.completedOn.trim(), dayIn(course.publishedAt, person.timeZone));
  if (!ofVersion.ok) return refused(ofVersion.reason, values);
  if (validCertificate)
    return { message: `${certificateMessage('has-certificate')} It is ${validCertificate.number}.`, values };
  return {
    values,
    confirm: issueConfirmation({
      name: name.value,
      email: person.email,
      courseTitle: course.title,
      courseVersion: course.version,
      isEnrolled,
    }),
  };
}
