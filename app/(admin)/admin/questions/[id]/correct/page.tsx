import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionTable } from '#components/admin/correction-table.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getCorrectableQuestion } from '#lib/quiz/queries/correctable.ts';
import { listCorrections } from '#lib/quiz/queries/list-corrections.ts';
import { now } from '#lib/time/clock.ts';
import type { IdProps, SearchProps } from '../../../props.ts';
import { CorrectionActs, PoolActs } from './acts.tsx';

export const metadata: Metadata = { title: 'Correct a question' };

export default async function CorrectPage({ params, searchParams }: IdProps & SearchProps) {
  const admin = await requireAdmin();
  const { id } = await params;
  const question = await getCorrectableQuestion(db(), admin, id, now());
  if (!question) notFound();
  const [{ items }, { done }] = await Promise.all([
    listCorrections(db(), admin, { page: 1, questionVersionId: id }),
    searchParams,
  ]);
  return (
    <Page width="wide">
      <PageHeading kicker={`Question ${question.key}`} title="Correct a question" lead={question.stem} />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      {question.state === 'corrected-since' ? (
        <Notice tone="attention" title="Another version counts now">
          <p>This one was corrected.</p>
          <AdminLink href={`/admin/questions/${question.currentVersionId}/correct`}>
            Open the version that counts
          </AdminLink>
        </Notice>
      ) : null}
      {question.state === 'void' ? (
        <Notice title="This question is void">Everyone gets its mark, and no paper draws it.</Notice>
      ) : null}
      {question.state === 'ok' ? (
        <>
          <CorrectionActs question={question} />
          <PoolActs question={question} />
        </>
      ) : null}
      <Section title="Corrections of this question">
        <CorrectionTable items={items} empty="None so far." />
      </Section>
      <p className="mt-8 flex flex-wrap gap-x-6">
        <AdminLink href={`/admin/questions/${question.questionVersionId}`}>This question and its figures</AdminLink>
        <AdminLink href="/admin/questions/corrections">All corrections</AdminLink>
      </p>
    </Page>
  );
}
