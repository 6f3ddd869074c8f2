import type { Metadata } from 'next';
import { ActForm } from '#components/admin/act-form.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';
import { issueByHandAction } from './actions.ts';

export const metadata: Metadata = { title: 'Issue by hand' };

export default async function IssuePage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const [courses, { email }] = await Promise.all([listCourseChoices(db(), admin), searchParams]);
  return (
    <Page width="text">
      <PageHeading
        title="Issue by hand"
        lead="For a completion you have seen elsewhere. The certificate says that the provider confirmed it, and that there is no quiz result here."
      />
      {courses.length === 0 ? (
        <Empty title="No course is published">A certificate names a course version, and there is none yet.</Empty>
      ) : (
        <ActForm
          action={issueByHandAction}
          reviewLabel="Check before issuing…"
          fields={[
            {
              kind: 'email',
              name: 'email',
              label: 'Therapist’s e-mail',
              help: 'The address the therapist signs in with.',
              maxLength: 320,
              ...(typeof email === 'string' ? { defaultValue: email } : {}),
            },
            {
              kind: 'select',
              name: 'courseSlug',
              label: 'Course',
              options: [
                { value: '', label: 'Choose a course' },
                ...courses.map(({ slug, title }) => ({ value: slug, label: title })),
              ],
            },
            { kind: 'date', name: 'completedOn', label: 'Completed on' },
            {
              kind: 'text',
              name: 'legalName',
              label: 'Legal name to print',
              help: 'Leave empty to print the name the therapist has confirmed.',
              optional: true,
              maxLength: 200,
            },
            {
              kind: 'area',
              name: 'reason',
              label: 'Reason',
              help: 'What you saw, and where. At least 8 characters; it stays on record.',
              maxLength: 1000,
            },
          ]}
        />
      )}
    </Page>
  );
}
