import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { FailedResultView } from '#components/quiz/failed-result.tsx';
import { RegradeNotes } from '#components/quiz/regrade-notes.tsx';
import { LeftBehind } from '#components/quiz/left-behind.tsx';
import { MustReadSection } from '#components/quiz/must-read-section.tsx';
import { ResultReview } from '#components/quiz/result-review.tsx';
import { Score } from '#components/quiz/score.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { entryOfAttempt } from '#lib/cpd-log/queries/reflections.ts';
import { db } from '#lib/db/client.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { getRegradeNotes } from '#lib/quiz/queries/regrade-notes.ts';
import type { FailedResult, PassedResult, QuizResult } from '#lib/quiz/schema.ts';
import { now } from '#lib/time/clock.ts';
import { markReadAction } from '../../actions.ts';

export const metadata: Metadata = { title: 'Quiz result' };

function Lead({ result }: { result: QuizResult }) {
  const verb = result.cause === 'time-out' ? 'ended when its time was over, on' : 'was handed in on';
  return (
    <>
      Try {result.number} {verb} <DateText value={result.finishedAt} timeZone={result.timeZone} withTime />.
    </>
  );
}

function Passed({
  result,
  hasName,
  entryId,
}: {
  result: PassedResult;
  hasName: boolean;
  /** Its entry in the CPD log, while nothing is written about it yet. */
  entryId: string | null;
}) {
  return (
    <>
      {hasName ? null : (
        <Notice tone="attention" title="Your certificate waits for your name">
          <p>Confirm the name it should carry, then collect it from your certificates.</p>
          <LinkButton className="mt-4" variant="quiet" href="/account/settings">
            Confirm your name
          </LinkButton>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/account/certificates">See your certificate</LinkButton>
        <LinkButton variant="quiet" href={`/learn/${result.courseSlug}`}>
          Back to the course
        </LinkButton>
      </div>
      {entryId ? (
        <p className="mt-5">
          It is in your CPD log already.{' '}
          <a className="link inline-flex min-h-11 items-center" href={`/account/cpd/log/${entryId}/reflection`}>
            Add a reflection: 3 minutes
          </a>
        </p>
      ) : null}
      <ResultReview result={result} />
    </>
  );
}

function titleOf(result: QuizResult): string {
  if (result.passed) return 'You have passed';
  return result.heldBack ? 'Your pass is held back' : 'Not passed this time';
}

function isOpenBy(result: FailedResult, at: Date): boolean {
  return result.nextTry.kind === 'from' && at.getTime() >= result.nextTry.from.getTime();
}

export default async function ResultPage({ params }: { params: Promise<{ slug: string; attemptId: string }> }) {
  const { slug, attemptId } = await params;
  const paperUrl = `/learn/${slug}/quiz/${attemptId}`;
  const viewer = await requireViewer(`${paperUrl}/result`);
  const at = now();
  const found = await getResult(db(), viewer, attemptId, at);
  if (!found.ok && found.reason === 'not-finished') redirect(paperUrl);
  if (!found.ok || found.value.courseSlug !== slug) notFound();
  const result = found.value;
  const [regrades, entry] = await Promise.all([
    getRegradeNotes(db(), viewer, attemptId),
    result.passed ? entryOfAttempt(db(), viewer, attemptId) : null,
  ]);
  return (
    <Page>
      <PageHeading kicker={result.courseTitle} title={titleOf(result)} lead={<Lead result={result} />} />
      <LeftBehind owner={viewer.userId} attemptId={attemptId} />
      <Score result={result} />
      <RegradeNotes notes={regrades} timeZone={result.timeZone} />
      <MustReadSection result={result} readAction={markReadAction} />
      {result.passed ? (
        <Passed
          result={result}
          hasName={viewer.legalName !== null}
          entryId={entry && !entry.hasReflection ? entry.id : null}
        />
      ) : (
        <FailedResultView result={result} isOpenNow={isOpenBy(result, at)} />
      )}
    </Page>
  );
}
