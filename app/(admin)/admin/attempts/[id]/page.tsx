import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AttemptFacts, RecordNotice } from '#components/admin/attempt-facts.tsx';
import { AttemptPaper } from '#components/admin/attempt-paper.tsx';
import { answeredPaper } from '#components/admin/attempt-record.ts';
import { StepLog } from '#components/admin/step-log.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { paperQuestion } from '#lib/account/admin-queries/paper-question.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getMarkedQuestions, getRecordFindings } from '#lib/quiz/queries/record-check.ts';
import type { IdProps } from '../../props.ts';

export const metadata: Metadata = { title: 'Attempt' };

export default async function AttemptPage({ params }: IdProps) {
  const admin = await requireAdmin();
  const attempt = await getAttempt(db(), admin, (await params).id);
  if (!attempt) notFound();
  const [findings, marked] = await Promise.all([
    getRecordFindings(db(), admin, attempt.id),
    getMarkedQuestions(db(), admin, attempt.id),
  ]);
  const slots = attempt.slots.map((slot) => ({
    ...slot,
    question: paperQuestion.parse(marked.get(slot.questionVersionId) ?? slot.question),
  }));
  return (
    <Page width="wide">
      <PageHeading
        kicker={`Attempt ${attempt.number}`}
        title={attempt.courseTitle}
        lead={attempt.legalName ? `${attempt.legalName}, ${attempt.email}` : attempt.email}
      />
      <AttemptFacts attempt={attempt} />
      <RecordNotice findings={findings} stepCount={attempt.steps.length} />
      <Section title="Paper">
        <AttemptPaper slots={answeredPaper({ ...attempt, slots })} />
      </Section>
      <Section title="Step log">
        <StepLog steps={attempt.steps} />
      </Section>
    </Page>
  );
}
