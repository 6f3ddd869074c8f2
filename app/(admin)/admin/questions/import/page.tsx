import type { Metadata } from 'next';
import Link from 'next/link';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { ImportForm } from '#components/quiz/import-form.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Select } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { importQuerySchema } from '#lib/quiz/exchange/forms.ts';
import { importErrors } from '#lib/quiz/exchange/messages.ts';
import { getImportVersion, listImportVersions } from '#lib/quiz/queries/exchange.ts';
import type { SearchProps } from '../../props.ts';

export const metadata: Metadata = { title: 'Import questions' };

export default async function ImportPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const { problem, ...values } = importQuerySchema.parse(await searchParams);
  const [versions, version] = await Promise.all([
    listImportVersions(db(), admin),
    values.version ? getImportVersion(db(), admin, values.version) : null,
  ]);
  const { errors, message } = importErrors(problem, values);
  return (
    <Page width="text">
      <PageHeading
        title="Import questions"
        lead="A QTI 3.0 package, a single QTI 3.0 item, or a Moodle XML file. The file is checked first, and you see what it would change before anything does."
      />
      <ErrorSummary errors={errors} message={message} />
      {version ? (
        <>
          <Notice title={`Into ${version.title}, version ${version.version}`}>
            <Link className="link inline-flex min-h-11 items-center" href="/admin/questions/import" prefetch={false}>
              Choose another course version
            </Link>
          </Notice>
          <ImportForm version={version} values={values} errors={errors} />
        </>
      ) : versions.length === 0 ? (
        <Empty title="No course is published">Questions belong to a course version, and there is none yet.</Empty>
      ) : (
        <FilterForm path="/admin/questions/import" isFiltered={false} submitLabel="Go on">
          <Select
            label="Course version"
            name="version"
            options={versions.map(({ id, title, version: number }) => ({
              value: id,
              label: `${title}, version ${number}`,
            }))}
          />
        </FilterForm>
      )}
    </Page>
  );
}
