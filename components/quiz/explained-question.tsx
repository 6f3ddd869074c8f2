import Link from 'next/link';
import { Status } from '#components/ui/status.tsx';
import type { ExplainedOption, ExplainedQuestion } from '#lib/quiz/schema.ts';

function Outcome({ question }: { question: ExplainedQuestion }) {
  const { scoreMilli, maximumMilli, options } = question;
  if (scoreMilli === maximumMilli) return <Status tone="good">Right</Status>;
  if (scoreMilli > 0)
    return (
      <Status tone="attention">{`Partly right: ${Math.round((scoreMilli / maximumMilli) * 100)}% of the mark`}</Status>
    );
  return <Status tone="attention">{options.some(({ isChosen }) => isChosen) ? 'Not right' : 'No answer given'}</Status>;
}

function labelOf({ isRight, isChosen }: ExplainedOption): string | null {
  if (isRight && isChosen) return 'Your answer, and right';
  if (isRight) return 'Right answer';
  return isChosen ? 'Your answer' : null;
}

function OptionText({ option }: { option: ExplainedOption }) {
  const label = labelOf(option);
  const edge = option.isRight ? 'border-nerve' : option.isChosen ? 'border-touch' : 'border-line';
  return (
    <li className={`border-l-4 py-1 pl-4 ${edge}`}>
      {label ? <p className={`text-sm font-medium ${option.isRight ? 'text-nerve' : 'text-touch'}`}>{label}</p> : null}
      <p className={label ? 'font-medium' : ''}>{option.text}</p>
      <p className="mt-0.5 text-muted">{option.rationale}</p>
    </li>
  );
}

/** A question after the pass: what was chosen, what is right, why, and what that rests on. */
export function ExplainedQuestionView({ question, courseSlug }: { question: ExplainedQuestion; courseSlug: string }) {
  const { position, stem, options, rationale, references, basis, moduleSlug, moduleTitle } = question;
  return (
    <article aria-labelledby={`explained-${position}`} className="border-t border-line py-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-5 text-sm">
        <span className="text-muted tabular">Question {position}</span>
        <Outcome question={question} />
        <Link className="link inline-flex min-h-11 items-center" href={`/learn/${courseSlug}/${moduleSlug}`}>
          {moduleTitle}
        </Link>
      </div>
      <h3 id={`explained-${position}`} className="whitespace-pre-line text-xl leading-snug">
        {stem}
      </h3>
      <ul className="mt-5 space-y-4">
        {options.map((option) => (
          <OptionText key={option.key} option={option} />
        ))}
      </ul>
      <p className="mt-5 max-w-[40em] font-serif text-lg leading-relaxed">{rationale}</p>
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
