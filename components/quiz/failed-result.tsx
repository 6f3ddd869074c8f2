import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Section } from '#components/ui/page.tsx';
import type { FailedResult } from '#lib/quiz/schema.ts';
import { ResultReview } from './result-review.tsx';

function NextStep({ result, isOpenNow }: { result: FailedResult; isOpenNow: boolean }) {
  const { nextTry, courseSlug, timeZone } = result;
  const quizUrl = `/learn/${courseSlug}/quiz`;
  switch (nextTry.kind) {
    case 'from':
      return isOpenNow ? (
        <>
          <p>
            {result.mustRead.some(({ isRead }) => !isRead)
              ? 'The next try opens when you have read again what is listed above. It asks other questions from the same pool.'
              : 'The next try is open, with other questions from the same pool. Take it when you are ready.'}
          </p>
          <LinkButton className="mt-4" href={quizUrl}>
            {result.mustRead.some(({ isRead }) => !isRead) ? 'Go to the quiz' : 'Go to the next try'}
          </LinkButton>
        </>
      ) : (
        <>
          <p>
            The next try opens on{' '}
            <strong className="font-medium">
              <DateText value={nextTry.from} timeZone={timeZone} withTime />
            </strong>
            . It costs nothing, and it asks other questions from the same pool.
          </p>
          <LinkButton className="mt-4" variant="quiet" href={`/learn/${courseSlug}`}>
            Read again first
          </LinkButton>
        </>
      );
    case 'attempts-used':
      return (
        <>
          <p>This was the last try this quiz allows. Write to us if you think this is wrong.</p>
          <LinkButton className="mt-4" variant="quiet" href="/contact">
            Contact us
          </LinkButton>
        </>
      );
    case 'already-passed':
      return (
        <>
          <p>You passed in another try.</p>
          <LinkButton className="mt-4" href={`${quizUrl}/${nextTry.attemptId}/result`}>
            See the try you passed
          </LinkButton>
        </>
      );
    case 'attempt-open':
      return (
        <>
          <p>Another try is under way.</p>
          <LinkButton className="mt-4" href={`${quizUrl}/${nextTry.attemptId}`}>
            Go on with it
          </LinkButton>
        </>
      );
  }
}

/** After a fail: what its policy shows, and when to try again. */
export function FailedResultView({ result, isOpenNow }: { result: FailedResult; isOpenNow: boolean }) {
  return (
    <>
      <ResultReview result={result} />
      <Section title={result.nextTry.kind === 'attempts-used' ? 'No tries left' : 'The next try'}>
        <NextStep result={result} isOpenNow={isOpenNow} />
      </Section>
    </>
  );
}
