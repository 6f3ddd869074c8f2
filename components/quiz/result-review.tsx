import Link from 'next/link';
import { Section } from '#components/ui/page.tsx';
import type { ReviewItem } from '#lib/catalogue/schema.ts';
import { closedSentence } from '#lib/quiz/messages/review.ts';
import type { QuizResult, TopicResult } from '#lib/quiz/schema.ts';
import { ClosedQuestionView } from './closed-question.tsx';
import { ExplainedQuestionView } from './explained-question.tsx';

function byModule(topics: readonly TopicResult[]): [string, TopicResult[]][] {
  return [...Map.groupBy(topics, ({ moduleSlug }) => moduleSlug)];
}

function Topics({ topics, courseSlug, note }: { topics: readonly TopicResult[]; courseSlug: string; note: string }) {
  return (
    <Section title="What to read again">
      <p className="mb-6 max-w-[36em] text-muted">The topics in which something was missed. {note}</p>
      {byModule(topics).map(([slug, missed]) => (
        <section key={slug} className="border-t border-line py-5">
          <h3 className="text-xl">
            <Link className="link inline-flex min-h-11 items-center" href={`/learn/${courseSlug}/${slug}`}>
              {missed[0]?.moduleTitle}
            </Link>
          </h3>
          <ul>
            {missed.map(({ topic, correctCount, questionCount }) => (
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
  );
}

/** What the list of questions is called, by what it shows. */
function questionsTitle(shows: ReadonlySet<ReviewItem>): string {
  if (shows.has('rationale')) return 'Every question explained';
  if (shows.has('key')) return 'Your answers, and what is right';
  if (!shows.has('marks')) return 'What you answered';
  return shows.has('own-answers') ? 'Your answers, and how they were marked' : 'How each question was marked';
}

function hasTriesLeft(result: QuizResult): boolean {
  return !result.passed && result.nextTry.kind !== 'attempts-used';
}

/** All that the policy shows of a finished try beside its score, in the order in which it helps. */
export function ResultReview({ result }: { result: QuizResult }) {
  const { topics, questions, closedQuestions, courseSlug } = result;
  const shows = new Set(result.shows);
  const note = shows.has('key') ? '' : closedSentence(hasTriesLeft(result));
  if (shows.size === 0)
    return <p className="mt-10 max-w-[36em] text-muted">This quiz shows the score and nothing of the paper. {note}</p>;
  return (
    <>
      {topics.length > 0 ? <Topics topics={topics} courseSlug={courseSlug} note={note} /> : null}
      {questions.length > 0 ? (
        <Section title={questionsTitle(shows)}>
          {questions.map((question) => (
            <ExplainedQuestionView key={question.position} question={question} courseSlug={courseSlug} />
          ))}
        </Section>
      ) : null}
      {closedQuestions.length > 0 ? (
        <Section title={questionsTitle(shows)}>
          {topics.length > 0 ? null : <p className="mb-6 max-w-[36em] text-muted">{note}</p>}
          {closedQuestions.map((question) => (
            <ClosedQuestionView key={question.position} question={question} courseSlug={courseSlug} />
          ))}
        </Section>
      ) : null}
    </>
  );
}
