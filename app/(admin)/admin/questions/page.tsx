import type { Metadata } from 'next';
import { QuestionFilterForm } from '#components/admin/figures/question-filter.tsx';
import { QuestionTable } from '#components/admin/figures/question-table.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { questionFilterSchema } from '#lib/quiz/queries/figures/filter.ts';
import { listQuestions } from '#lib/quiz/queries/figures/list-questions.ts';
import { now } from '#lib/time/clock.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Questions' };

export default async function QuestionsPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = questionFilterSchema.parse(await searchParams);
  const [list, courses] = await Promise.all([
    listQuestions(db(), admin, filter, now()),
    listCourseChoices(db(), admin),
  ]);
  const { course, module, kind, level, safety, flag, state } = filter;
  const isFiltered = Boolean(module || kind || level || safety || flag || state || course);
  return (
    <Page width="wide">
      <PageHeading
        title="Questions"
        lead={list.course ? `${list.course.title}: every question with its figures on first attempts.` : undefined}
      />
      <p className="mb-6 flex flex-wrap gap-x-6">
        <AdminLink href="/admin/questions/exchange">Import and export</AdminLink>
        <AdminLink href="/admin/questions/corrections">All corrections</AdminLink>
      </p>
      <QuestionFilterForm filter={filter} list={list} courses={courses} isFiltered={isFiltered} />
      <QuestionTable
        items={list.items}
        modules={list.modules}
        empty={isFiltered ? 'No question matches.' : 'No course has questions yet.'}
      />
      <Pager
        path="/admin/questions"
        query={filter}
        page={list.page}
        pages={list.pages}
        total={list.total}
        noun="question"
      />
    </Page>
  );
}
