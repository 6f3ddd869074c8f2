import type { Metadata } from 'next';
import { CheckNotice } from '#components/admin/figures/check-notice.tsx';
import { CourseFigures } from '#components/admin/figures/course-figures.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { Select } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { figuresFilterSchema } from '#lib/quiz/queries/figures/filter.ts';
import { getFigureCheck } from '#lib/quiz/queries/figures/get-check.ts';
import { getCourse, listVersions } from '#lib/quiz/queries/figures/get-course.ts';
import { now } from '#lib/time/clock.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Figures' };

export default async function FiguresPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const { version } = figuresFilterSchema.parse(await searchParams);
  const [versions, check] = await Promise.all([listVersions(db(), admin), getFigureCheck(db(), admin)]);
  const chosen = versions.find(({ id }) => id === version) ?? versions[0];
  const course = chosen ? await getCourse(db(), admin, chosen.id, now()) : null;
  return (
    <Page width="wide">
      <PageHeading
        title="Figures"
        lead="What the first attempts of each person say about the quiz and its questions."
      />
      <FilterForm path="/admin/figures" isFiltered={false}>
        <div className="sm:col-span-2">
          <Select
            label="Course version"
            name="version"
            defaultValue={chosen?.id}
            options={versions.map(({ id, title, version: name }) => ({
              value: id,
              label: `${title}, version ${name}`,
            }))}
          />
        </div>
      </FilterForm>
      <CheckNotice check={check} />
      {course ? <CourseFigures course={course} /> : <p className="text-muted">No course is published yet.</p>}
    </Page>
  );
}
