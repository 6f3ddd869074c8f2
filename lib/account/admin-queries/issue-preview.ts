import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';

export type IssuePreview = {
  readonly person: { readonly email: string; readonly confirmedName: string | null; readonly timeZone: string } | null;
  readonly course: { readonly title: string; readonly version: string; readonly publishedAt: Date } | null;
  readonly isEnrolled: boolean;
  readonly validCertificate: { readonly id: string; readonly number: string } | null;
};

/** What an issue by hand would act on: read before the admin is asked to confirm. The command decides for itself. */
export async function previewIssue(
  db: Db,
  admin: AdminViewer,
  wanted: { email: string; courseSlug: string },
): Promise<IssuePreview> {
  assertAdmin(admin);
  const [user, newest, running] = await Promise.all([
    db.user.findUnique({
      where: { email: wanted.email },
      select: { email: true, legalName: true, legalNameConfirmedAt: true, timeZone: true },
    }),
    db.courseVersion.findFirst({
      where: { course: { slug: wanted.courseSlug } },
      orderBy: { publishedAt: 'desc' },
      select: { title: true, version: true, publishedAt: true },
    }),
    db.enrolment.findFirst({
      where: { user: { email: wanted.email }, course: { slug: wanted.courseSlug }, endedAt: null },
      select: { id: true, courseVersion: { select: { title: true, version: true, publishedAt: true } } },
    }),
  ]);
  const current = running
    ? await db.currentCertificate.findUnique({ where: { enrolmentId: running.id }, select: { certificateId: true } })
    : null;
  const certificate = current
    ? await db.certificate.findUnique({ where: { id: current.certificateId }, select: { id: true, number: true } })
    : null;
  return {
    person: user
      ? { email: user.email, confirmedName: user.legalNameConfirmedAt ? user.legalName : null, timeZone: user.timeZone }
      : null,
    course: running?.courseVersion ?? newest,
    isEnrolled: running !== null,
    validCertificate: certificate,
  };
}
