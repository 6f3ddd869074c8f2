import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChoiceTables } from '#components/admin/figures/choice-table.tsx';
import { FlagNotes } from '#components/admin/figures/flags.tsx';
import { QuestionFacts } from '#components/admin/figures/question-facts.tsx';
import { TimePlot } from '#components/admin/figures/time-plot.tsx';
import { VersionTable } from '#components/admin/figures/version-table.tsx';
import { kindWords } from '#components/admin/figures/words.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getQuestion } from '#lib/quiz/queries/figures/get-question.ts';
import { now } from '#lib/time/clock.ts';
import type { IdProps } from '../../props.ts';

export const metadata: Metadata = { title: 'Question' };

export default async function QuestionPage({ params }: IdProps) {
  const admin = await requireAdmin();
  const question = await getQuestion(db(), admin, (await params).id, now());
  if (!question) notFound();
  return (
    <Page width="wide">
      <PageHeading
        kicker={`${question.key} · ${kindWords(question.kind)} · ${question.level}${question.safety ? ' · safety' : ''}`}
        title={question.topic}
        lead={question.course.title}
      />
      <div className="max-w-[40em] whitespace-pre-line font-serif text-lg">{question.stem}</div>
      {question.text ? <p className="mt-3 max-w-[40em] whitespace-pre-line font-serif">{question.text}</p> : null}
      <p className="mt-3 text-muted">
        {question.isInUse ? 'This version is asked now.' : 'This version is no longer asked.'}
      </p>
      <p className="mt-5">
        <LinkButton href={`/admin/questions/${question.id}/correct`} variant="quiet" prefetch={false}>
          Correct or retire it
        </LinkButton>
      </p>
      <Section title="Figures on first attempts">
        <QuestionFacts summary={question} />
      </Section>
      {question.figures ? (
        <Section title="What to look at">
          <FlagNotes flags={question.flags} />
        </Section>
      ) : null}
      <Section title="Answers">
        <ChoiceTables parts={question.parts} />
      </Section>
      {question.figures && question.figures.medianSeconds !== null ? (
        <Section title="Time">
          <div className="max-w-[36rem]">
            <TimePlot times={question.times} medianSeconds={question.figures.medianSeconds} />
          </div>
        </Section>
      ) : null}
      <Section title="Versions">
        <p className="mb-4 max-w-[44rem] text-muted">
          Each wording has figures of its own. They are never mixed, and a corrected key does not change those of the
          version that was asked.
        </p>
        <VersionTable question={question} />
      </Section>
    </Page>
  );
}
