import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AnswerKeeper } from '#components/quiz/answer-keeper.tsx';
import { ClosedPaper } from '#components/quiz/closed-paper.tsx';
import { PaperView } from '#components/quiz/paper-view.tsx';
import { QuestionNav } from '#components/quiz/question-nav.tsx';
import { ReviewView } from '#components/quiz/review-view.tsx';
import { TimeLeft } from '#components/quiz/time-left.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { saveRefusalMessages } from '#lib/quiz/messages.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { shapeOf } from '#lib/quiz/rules/progress.ts';
import { partSchema, saveRefusals } from '#lib/quiz/schema.ts';
import type { Paper } from '#lib/quiz/schema.ts';
import { now } from '#lib/time/clock.ts';
import { handInAction, saveAnswersAction } from '../actions.ts';

type Props = {
  params: Promise<{ slug: string; attemptId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q, view } = partSchema.parse(await searchParams);
  const titles = { all: 'All questions', review: 'Check before you hand in' };
  return { title: `${view ? titles[view] : `Question ${q}`} · Quiz` };
}

function Problem({ code }: { code: string | undefined }) {
  const refusal = saveRefusals.find((each) => each === code);
  return refusal ? (
    <Notice tone="attention" title="The last answer was not saved">
      <p>{saveRefusalMessages[refusal]}</p>
    </Notice>
  ) : null;
}

function addressesOf({ courseSlug, attemptId }: Paper) {
  const paperUrl = `/learn/${courseSlug}/quiz/${attemptId}`;
  return { paperUrl, answerUrl: `${paperUrl}/answer`, resultUrl: `${paperUrl}/result` };
}

export default async function PaperPage({ params, searchParams }: Props) {
  const { slug, attemptId } = await params;
  const viewer = await requireViewer(`/learn/${slug}/quiz/${attemptId}`);
  const found = await getPaper(db(), viewer, attemptId, now());
  if (!found.ok || found.value.courseSlug !== slug) notFound();
  const paper = found.value;
  const addresses = addressesOf(paper);
  if (paper.state === 'finished') redirect(addresses.resultUrl);
  if (paper.state !== 'open') return <ClosedPaper paper={paper} handInAction={handInAction} />;

  const { q, view, problem } = partSchema.parse(await searchParams);
  const position = view ? null : Math.min(q, paper.questions.length);
  const questions = paper.questions.map((question) => ({
    position: question.position,
    shape: shapeOf(question),
    keys: question.keys,
  }));
  const shared = { attemptId, answerUrl: addresses.answerUrl, paperUrl: addresses.paperUrl };
  const answers = Object.fromEntries(paper.questions.map((question) => [question.position, question.keys]));
  return (
    <Page>
      <header className="mb-6">
        <p className="text-sm font-medium text-touch">{paper.courseTitle}</p>
        <h1 className="mt-1 text-2xl md:text-3xl">Quiz, try {paper.number}</h1>
      </header>
      {paper.remainingSeconds === null ? null : <TimeLeft remainingSeconds={paper.remainingSeconds} />}
      <Problem code={problem} />
      <QuestionNav {...shared} questions={questions} current={position} isAll={view === 'all'} />
      <AnswerKeeper
        {...shared}
        resultUrl={addresses.resultUrl}
        expectedSeq={paper.expectedSeq}
        answers={answers}
        part={view ?? `q${position}`}
      >
        {view === 'review' ? (
          <ReviewView paper={paper} paperUrl={addresses.paperUrl} handInAction={handInAction} />
        ) : (
          <PaperView paper={paper} position={position} paperUrl={addresses.paperUrl} saveAction={saveAnswersAction} />
        )}
      </AnswerKeeper>
    </Page>
  );
}
