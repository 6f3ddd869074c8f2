import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AnswerKeeper } from '#components/quiz/answer-keeper.tsx';
import { ClosedPaper } from '#components/quiz/closed-paper.tsx';
import { PaperView } from '#components/quiz/paper-view.tsx';
import { partIn, titleOf } from '#components/quiz/part.ts';
import { QuestionNav } from '#components/quiz/question-nav.tsx';
import { ReviewView } from '#components/quiz/review-view.tsx';
import { SaveState } from '#components/quiz/save-state.tsx';
import type { Session } from '#components/quiz/session.ts';
import { Shown } from '#components/quiz/shown.tsx';
import { Told } from '#components/quiz/told.tsx';
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
  return { title: titleOf(partIn(String(q), view ?? null, q)) };
}

const longestBeginning = 140;

function Problem({ code }: { code: string | undefined }) {
  const refusal = saveRefusals.find((each) => each === code);
  return refusal ? (
    <Notice tone="attention" title="The last answer was not saved">
      <p>{saveRefusalMessages[refusal]}</p>
    </Notice>
  ) : null;
}

/** The beginning of a question, enough to know it again: a case can be long. */
function beginning(stem: string): string {
  const line = stem.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestBeginning ? line : `${line.slice(0, line.lastIndexOf(' ', longestBeginning))}…`;
}

function sessionOf(paper: Paper, owner: string): Session {
  const { attemptId, courseSlug, expectedSeq, questions } = paper;
  const paperUrl = `/learn/${courseSlug}/quiz/${attemptId}`;
  return {
    owner,
    attemptId,
    courseSlug,
    expectedSeq,
    paperUrl,
    answerUrl: `${paperUrl}/answer`,
    resultUrl: `${paperUrl}/result`,
    questions: questions.map((question) => {
      const { position, keys, certainty, asksCertainty, flagged } = question;
      const shape = shapeOf(question);
      return { position, keys, certainty, asksCertainty, flagged, shape, beginning: beginning(question.stem) };
    }),
  };
}

export default async function PaperPage({ params, searchParams }: Props) {
  const { slug, attemptId } = await params;
  const viewer = await requireViewer(`/learn/${slug}/quiz/${attemptId}`);
  const found = await getPaper(db(), viewer, attemptId, now());
  if (!found.ok || found.value.courseSlug !== slug) notFound();
  const paper = found.value;
  const session = sessionOf(paper, viewer.userId);
  if (paper.state === 'finished') redirect(session.resultUrl);
  if (paper.state !== 'open') return <ClosedPaper paper={paper} owner={viewer.userId} handInAction={handInAction} />;

  const { problem } = partSchema.parse(await searchParams);
  return (
    <Page>
      <header className="mb-6">
        <p className="text-sm font-medium text-touch">{paper.courseTitle}</p>
        <h1 className="mt-1 text-2xl md:text-3xl">Quiz, try {paper.number}</h1>
      </header>
      <Problem code={problem} />
      <AnswerKeeper session={session}>
        {paper.remainingSeconds === null ? null : <TimeLeft remainingSeconds={paper.remainingSeconds} />}
        <QuestionNav />
        <SaveState />
        <Told />
        <PaperView paper={paper} saveAction={saveAnswersAction} />
        <Shown when="review">
          <ReviewView handInAction={handInAction} />
        </Shown>
      </AnswerKeeper>
    </Page>
  );
}
