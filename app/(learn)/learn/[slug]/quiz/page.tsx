import type { Metadata } from 'next';
import { AttemptList } from '#components/quiz/attempt-list.tsx';
import { AgreedNotice, QuizPolicyText } from '#components/quiz/quiz-policy.tsx';
import { QuizStart } from '#components/quiz/quiz-start.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { frozenAdvice } from '#lib/enrolment/messages.ts';
import { startRefusalMessages } from '#lib/quiz/messages.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { now } from '#lib/time/clock.ts';
import { markReadAction, startQuizAction } from './actions.ts';

export const metadata: Metadata = { title: 'The quiz' };

const closedWords = {
  'not-enrolled': 'The quiz belongs to the course: it opens when you enrol.',
  'access-over': 'Your results and certificates stay yours.',
  frozen: frozenAdvice,
} as const;

export default async function QuizPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const viewer = await requireViewer(`/learn/${slug}/quiz`);
  const found = await getQuizHome(db(), viewer, slug, now());
  if (!found.ok) {
    const isOver = found.reason !== 'not-enrolled';
    return (
      <Page>
        <PageHeading title="The quiz is closed to you" />
        <Empty
          title={startRefusalMessages[found.reason]}
          action={
            <LinkButton href={isOver ? '/account' : `/courses/${slug}`}>
              {isOver ? 'My learning' : 'Look at the course'}
            </LinkButton>
          }
        >
          {closedWords[found.reason]}
        </Empty>
      </Page>
    );
  }
  const home = found.value;
  return (
    <Page>
      <PageHeading
        kicker={home.courseTitle}
        title="The quiz"
        lead="It asks what you would do and say, and looks for understanding, not for recall of wording."
      />
      <QuizStart
        home={home}
        hasName={viewer.legalName !== null}
        startAction={startQuizAction}
        readAction={markReadAction}
      />
      <AgreedNotice home={home} />
      <QuizPolicyText policy={home.policy} certificatePolicy={home.certificatePolicy} />
      <AttemptList home={home} />
    </Page>
  );
}
