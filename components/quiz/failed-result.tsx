import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Section } from '#components/ui/page.tsx';
import type { FailedResult, TopicResult } from '#lib/quiz/schema.ts';

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
            Go to the next try
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

function byModule(topics: readonly TopicResult[]): [string, TopicResult[]][] {
  return [...Map.groupBy(topics, ({ moduleSlug }) => moduleSlug)];
}

/** After a fail: what to read again and when to try again. The keys stay closed. */
export function FailedResultView({ result, isOpenNow }: { result: FailedResult; isOpenNow: boolean }) {
  return (
    <>
      <Section title="What to read again">
        <p className="mb-6 max-w-[36em] text-muted">
          The topics in which something was missed. Which answers were right stays closed, because the next paper comes
          from the same pool.
        </p>
        {byModule(result.topics).map(([slug, topics]) => (
          <section key={slug} className="border-t border-line py-5">
            <h3 className="text-xl">
              <Link className="link inline-flex min-h-11 items-center" href={`/learn/${result.courseSlug}/${slug}`}>
                {topics[0]?.moduleTitle}
              </Link>
            </h3>
            <ul>
              {topics.map(({ topic, correctCount, questionCount }) => (
                <li key={topic} className="flex flex-wrap justify-between gap-x-6 py-1.5">
                  <span>{topic}</span>
                  <span className="text-muted tabular">
                    {correctCount} of {questionCount} right
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Section>
      <Section title="The next try">
        <NextStep result={result} isOpenNow={isOpenNow} />
      </Section>
    </>
  );
}
