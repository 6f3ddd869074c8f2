import Link from 'next/link';
import type { ExplainedQuestion } from '#lib/quiz/schema.ts';
import { ExplainedPartView } from './explained-part.tsx';
import { QuestionMark } from './question-mark.tsx';

/** A question with its key: what was chosen, what is right and, where it is shown, why and what that rests on. */
export function ExplainedQuestionView({ question, courseSlug }: { question: ExplainedQuestion; courseSlug: string }) {
  const { position, kind, stem, parts, rationale, references, basis, moduleSlug, moduleTitle } = question;
  return (
    <article aria-labelledby={`explained-${position}`} className="border-t border-line py-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-5 text-sm">
        <span className="text-muted tabular">Question {position}</span>
        <QuestionMark {...question} />
        <Link className="link inline-flex min-h-11 items-center" href={`/learn/${courseSlug}/${moduleSlug}`}>
          {moduleTitle}
        </Link>
      </div>
      <h3
        id={`explained-${position}`}
        className={`whitespace-pre-line ${kind === 'case' ? 'text-lg leading-relaxed' : 'text-xl leading-snug'}`}
      >
        {stem}
      </h3>
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of a question never change their places
        <ExplainedPartView key={index} part={part} id={`explained-${position}-${index}`} />
      ))}
      {rationale ? <p className="mt-5 max-w-[40em] font-serif text-lg leading-relaxed">{rationale}</p> : null}
      {references.length > 0 ? (
        <ul aria-label={`Sources of question ${position}`} className="mt-4 space-y-1.5 text-sm text-muted">
          {references.map(({ key, text, url }) => (
            <li key={key}>
              {text}
              {url ? (
                <>
                  {' '}
                  <a className="link" href={url} rel="noreferrer">
                    Open the source
                  </a>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {basis ? <p className="mt-3 text-sm text-muted">Basis: {basis}</p> : null}
    </article>
  );
}
