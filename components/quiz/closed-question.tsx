import Link from 'next/link';
import type { ClosedQuestion } from '#lib/quiz/schema/review.ts';
import type { OwnAnswer } from '#lib/quiz/rules/own-answers.ts';
import { QuestionMark } from './question-mark.tsx';

function Given({ given }: Pick<OwnAnswer, 'given'>) {
  if (given.length === 0) return <p className="font-normal text-muted">No answer given</p>;
  return (
    <ul className="space-y-1">
      {given.map((text) => (
        <li key={text} className="min-w-0 wrap-anywhere">
          {text}
        </li>
      ))}
    </ul>
  );
}

function Answers({ answers, isBlank }: { answers: readonly OwnAnswer[]; isBlank: boolean }) {
  if (isBlank) return <p className="mt-4 border-l-4 border-line py-1 pl-4 text-muted">No answer given</p>;
  return (
    <div className="mt-4 border-l-4 border-line py-1 pl-4">
      <p className="text-sm font-medium text-muted">Your answer</p>
      <dl className="space-y-2">
        {answers.map(({ heading, given }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the parts of an answer never change their places
          <div key={index}>
            <dt className={heading ? 'mt-1 text-muted' : 'sr-only'}>{heading ?? 'Your answer'}</dt>
            <dd className="font-medium">
              <Given given={given} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A question whose key stays closed: how it was marked, what was answered, or both. */
export function ClosedQuestionView({ question, courseSlug }: { question: ClosedQuestion; courseSlug: string }) {
  const { position, kind, stem, moduleSlug, moduleTitle, mark, answers } = question;
  const isBlank = answers?.every(({ given }) => given.length === 0) ?? false;
  return (
    <article aria-labelledby={`closed-${position}`} className="border-t border-line py-6">
      <div className="mb-1 flex flex-wrap items-center gap-x-5 text-sm">
        <span className="text-muted tabular">Question {position}</span>
        {mark ? <QuestionMark {...mark} isBlank={isBlank} /> : null}
        <Link className="link inline-flex min-h-11 items-center" href={`/learn/${courseSlug}/${moduleSlug}`}>
          {moduleTitle}
        </Link>
      </div>
      <h3
        id={`closed-${position}`}
        className={`max-w-[40em] whitespace-pre-line font-sans ${kind === 'case' ? 'text-base' : 'text-lg'} font-normal leading-relaxed`}
      >
        {stem}
      </h3>
      {answers ? <Answers answers={answers} isBlank={isBlank} /> : null}
    </article>
  );
}
